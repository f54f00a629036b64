package io.wirewatch.ingest.poll;

import java.time.Duration;

/**
 * How feeds are polled.
 *
 * @param shortest the least time between two polls of a feed whose interval follows its publishing
 * @param longest the most, and the most that failures put a feed off
 * @param hostDelay the time between two requests to one host
 * @param requests how many requests may run at a time, over all hosts
 * @param backfillAge how old an entry may be that is taken in when a feed is first seen
 * @param backfillCount how many entries are taken in then
 */
public record PollSettings(
    Duration shortest,
    Duration longest,
    Duration hostDelay,
    int requests,
    Duration backfillAge,
    int backfillCount) {
  /** As they are unless told otherwise. */
  public static final PollSettings DEFAULT =
      new PollSettings(
          Duration.ofMinutes(2),
          Duration.ofHours(6),
          Duration.ofSeconds(1),
          256,
          Duration.ofDays(7),
          100);

  /**
   * Checks that they make sense.
   *
   * @throws IllegalArgumentException naming the one that does not
   */
  public PollSettings {
    if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "shortest %s must be positive, longest %s not shorter".formatted(shortest, longest));
    }
    if (hostDelay.isNegative() || backfillAge.isNegative()) {
      throw new IllegalArgumentException("hostDelay and backfillAge must not be negative");
    }
    if (requests < 1 || backfillCount < 0) {
      throw new IllegalArgumentException("requests must be positive, backfillCount not negative");
    }
  }
}
