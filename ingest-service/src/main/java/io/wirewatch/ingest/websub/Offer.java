package io.wirewatch.ingest.websub;

import io.wirewatch.ingest.feed.FeedHead;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hub that tells of a feed's changes (https://www.w3.org/TR/websub/#discovery).
 *
 * @param hub its address
 * @param topic the feed's address, as the hub knows it
 */
public record Offer(String hub, String topic) {

  /**
   * What a feed offers, by its {@code Link} header before what stands in it; empty when there is no
   * hub. Of several hubs the first is taken, one over https before others.
   *
   * @param link the header; empty when there was none
   * @param address where the feed was fetched
   */
  public static Optional<Offer> of(FeedHead head, String link, URI address) {
    List<String> hubs = LinkHeader.related(link, "hub", address);
    List<String> usable =
        (hubs.isEmpty() ? head.hubs() : hubs).stream().filter(Offer::isWeb).toList();
    String topic =
        Stream.concat(LinkHeader.related(link, "self", address).stream(), Stream.of(head.self()))
            .filter(Offer::isWeb)
            .findFirst()
            .orElse(address.toString());
    return usable.stream()
        .filter(hub -> hub.startsWith("https:"))
        .findFirst()
        .or(() -> usable.stream().findFirst())
        .map(hub -> new Offer(hub, topic));
  }

  private static boolean isWeb(String address) {
    return address.startsWith("https://") || address.startsWith("http://");
  }
}
