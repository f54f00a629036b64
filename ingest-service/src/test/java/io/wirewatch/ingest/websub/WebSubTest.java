package io.wirewatch.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.FeedState.WebSub;
import io.wirewatch.ingest.feed.FeedParser;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSubTest {
  private static final URI FEED = URI.create("https://wire.example/feeds/world.xml");
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final WebSub WANTED =
      new WebSub("https://hub.example/", FEED.toString(), "a secret", null, null, null);
  private static final String TOKEN =
      last(Callback.of(URI.create("https://we.example"), "w", "a secret"));

  @Test
  void aFeedOffersItsHubByElementOrHeader() {
    String rss =
        "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:link rel='hub' href='/hub'/>"
            + "<atom:link rel='self' href='https://wire.example/world'/><item/></channel></rss>";
    String atom =
        "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='hub' href='http://a.example/'/>"
            + "<link rel='hub' href='https://b.example/'/></feed>";
    String json =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"W\",\"feed_url\":\"https://wire.example/w.json\","
            + "\"hubs\":[{\"type\":\"rssCloud\",\"url\":\"https://c.example/\"},{\"type\":\"WebSub\",\"url\":\"https://d.example/\"}],\"items\":[]}";

    assertThat(offer(rss, ""))
        .contains(new Offer("https://wire.example/hub", "https://wire.example/world"));
    assertThat(offer(atom, "")).contains(new Offer("https://b.example/", FEED.toString()));
    assertThat(offer(json, ""))
        .contains(new Offer("https://d.example/", "https://wire.example/w.json"));
    assertThat(
            offer(
                atom,
                "<https://x.example/a,b>; rel=preload; as=\"x, y\", <https://e.example/>;REL=\"a hub\", <world>; rel=self"))
        .contains(new Offer("https://e.example/", "https://wire.example/feeds/world"));
    assertThat(offer("<rss><channel><item/></channel></rss>", "<javascript:1>; rel=hub")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sha1, HmacSHA1, true",
    "sha256, HmacSHA256, true",
    "SHA384, HmacSHA384, true",
    "sha512, HmacSHA512, true",
    "sha256, HmacSHA1, false",
    "md5, HmacMD5, false",
  })
  void checksSignaturesOfTheKindsThatThereAre(String name, String algorithm, boolean valid) {
    byte[] body = "<rss/>".getBytes(UTF_8);
    String header = name + "=" + HexFormat.of().formatHex(Signature.mac(algorithm, "s", body));

    assertThat(Signature.isValid(header, "s", body)).isEqualTo(valid);
    assertThat(Signature.isValid(header, "other", body)).isFalse();
    assertThat(Signature.isValid(header, "s", "<rss>".getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"''", "sha1", "sha1=", "sha1=zz", "=", "sha256=00"})
  void ignoresWhatIsNotSigned(String header) {
    assertThat(Delivery.of(WANTED, TOKEN, header, new byte[0])).isEqualTo(Delivery.NOT_SIGNED);
    assertThat(Delivery.of(WANTED, "guess", header, new byte[0])).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void confirmsOnlyWhatItAskedFor() {
    Map<String, String> query =
        Map.of(
            "hub.mode", "subscribe",
            "hub.topic", FEED.toString(),
            "hub.challenge", "42",
            "hub.lease_seconds", "86400");

    assertThat(Intent.of(WANTED, TOKEN, query, NOW))
        .isInstanceOfSatisfying(
            Intent.Confirmed.class,
            confirmed -> {
              assertThat(confirmed.challenge()).isEqualTo("42");
              assertThat(confirmed.stands().leaseEnd()).isEqualTo(NOW.plus(Duration.ofDays(1)));
            });
    assertThat(Intent.of(WANTED, "guess", query, NOW)).isInstanceOf(Intent.Unknown.class);
    assertThat(Intent.of(WANTED, TOKEN, with(query, "hub.topic", "https://x.example/"), NOW))
        .isInstanceOf(Intent.Unknown.class);
    assertThat(Intent.of(WANTED, TOKEN, with(query, "hub.mode", "unsubscribe"), NOW))
        .isInstanceOf(Intent.Unknown.class);
    assertThat(Intent.of(WANTED, TOKEN, with(query, "hub.mode", "denied"), NOW))
        .isInstanceOf(Intent.Denied.class);
  }

  @Test
  void renewsBeforeTheLeaseEndsAndReliesOnDeliveriesOnlyWhileTheyCome() {
    assertThat(Subscription.isDue(WANTED, NOW)).isTrue();
    WebSub leased = Subscription.verified(WANTED, 4 * 3_600, NOW);
    assertThat(Subscription.isDue(leased, NOW.plus(Duration.ofHours(2)))).isFalse();
    assertThat(Subscription.isDue(leased, NOW.plus(Duration.ofHours(3)))).isTrue();
    assertThat(Subscription.isDue(Subscription.denied(leased), NOW)).isTrue();

    assertThat(Subscription.isReliable(leased, null, NOW)).isFalse();
    WebSub delivered = Subscription.delivered(leased, NOW.plusSeconds(60));
    Instant later = NOW.plusSeconds(600);
    assertThat(Subscription.isReliable(delivered, NOW.plusSeconds(60), later)).isTrue();
    assertThat(Subscription.isReliable(delivered, NOW.plusSeconds(90), later)).isFalse();
    assertThat(Subscription.isReliable(delivered, null, NOW.plus(Duration.ofHours(4)))).isFalse();
  }

  @Test
  void asksAnewWhenTheOfferChangesAndGivesUpWhenThereIsNone() {
    Offer same = new Offer(WANTED.hub(), WANTED.topic());
    Offer other = new Offer("https://other.example/", WANTED.topic());

    assertThat(Subscription.wanted(Optional.of(same), WANTED, () -> "new")).contains(WANTED);
    assertThat(Subscription.wanted(Optional.of(other), WANTED, () -> "new"))
        .hasValueSatisfying(fresh -> assertThat(fresh.secret()).isEqualTo("new"));
    assertThat(Subscription.wanted(Optional.empty(), WANTED, () -> "new")).isEmpty();
  }

  private static Optional<Offer> offer(String feed, String link) {
    ParsedFeed read = (ParsedFeed) FeedParser.parse(feed.getBytes(UTF_8), "", FEED);
    return Offer.of(read.head(), link, FEED);
  }

  private static Map<String, String> with(Map<String, String> query, String name, String value) {
    Map<String, String> changed = new java.util.HashMap<>(query);
    changed.put(name, value);
    return changed;
  }

  private static String last(URI callback) {
    return callback.getPath().substring(callback.getPath().lastIndexOf('/') + 1);
  }
}
