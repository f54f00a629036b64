package io.wirewatch.ingest.websub;

import io.wirewatch.events.FeedState.WebSub;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands, as time goes by and hubs speak: wanted, then verified for a lease,
 * renewed before that ends. Whether deliveries are to be relied on shows in their coming: polling
 * slows down only while what is new has come by one.
 */
public final class Subscription {
  /** How long a lease we ask for. */
  public static final Duration LEASE = Duration.ofDays(7);

  private static final Duration LONGEST_LEASE = Duration.ofDays(30);
  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);

  private Subscription() {}

  /**
   * The subscription that a feed's offer asks for: the one that stands while the offer is the same,
   * a fresh one when it is another, none when there is no offer any more.
   *
   * @param secrets makes a secret that nobody can guess
   */
  public static Optional<WebSub> wanted(
      Optional<Offer> offer, @Nullable WebSub stands, Supplier<String> secrets) {
    return offer.map(
        each ->
            stands != null && stands.hub().equals(each.hub()) && stands.topic().equals(each.topic())
                ? stands
                : new WebSub(each.hub(), each.topic(), secrets.get(), null, null, null));
  }

  /**
   * Whether the hub is to be asked: it has not verified, or three quarters of its lease are over.
   */
  public static boolean isDue(WebSub stands, Instant now) {
    return renewal(stands).map(time -> !now.isBefore(time)).orElse(true);
  }

  /** When to renew; empty for one that was not verified. */
  public static Optional<Instant> renewal(WebSub stands) {
    Instant verified = stands.verified();
    Instant end = stands.leaseEnd();
    return verified == null || end == null
        ? Optional.empty()
        : Optional.of(verified.plus(Duration.between(verified, end).multipliedBy(3).dividedBy(4)));
  }

  /**
   * Verified by the hub.
   *
   * @param seconds the lease; none or a senseless one counts as what we asked for
   */
  static WebSub verified(WebSub stands, long seconds, Instant now) {
    Duration stated = seconds <= 0 ? LEASE : Duration.ofSeconds(Math.min(seconds, 1L << 31));
    Duration lease =
        stated.compareTo(LONGEST_LEASE) > 0
            ? LONGEST_LEASE
            : stated.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : stated;
    return new WebSub(
        stands.hub(), stands.topic(), stands.secret(), now.plus(lease), now, stands.lastDelivery());
  }

  /** Refused by the hub, which may do so at any time. */
  static WebSub denied(WebSub stands) {
    return new WebSub(
        stands.hub(), stands.topic(), stands.secret(), null, null, stands.lastDelivery());
  }

  /** A delivery has come. */
  public static WebSub delivered(WebSub stands, Instant now) {
    return new WebSub(
        stands.hub(), stands.topic(), stands.secret(), stands.leaseEnd(), stands.verified(), now);
  }

  /**
   * Whether deliveries can be relied on: the lease has not ended, and what was new last has come by
   * one, not by a poll.
   */
  public static boolean isReliable(
      @Nullable WebSub stands, @Nullable Instant lastNewEntry, Instant now) {
    if (stands == null) {
      return false;
    }
    Instant end = stands.leaseEnd();
    Instant delivery = stands.lastDelivery();
    return end != null
        && now.isBefore(end)
        && delivery != null
        && (lastNewEntry == null || !lastNewEntry.isAfter(delivery));
  }
}
