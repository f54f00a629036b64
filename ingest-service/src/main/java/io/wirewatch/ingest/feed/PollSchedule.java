package io.wirewatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;

/** When to ask a feed again. */
final class PollSchedule {
  /** The most that failures put a feed off, unless its own interval is longer. */
  static final Duration LONGEST_BACKOFF = Duration.ofHours(6);

  /** The most that a server may put us off. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

  private static final Duration ONCE_GONE = Duration.ofDays(1);
  private static final Duration WHEN_OURS = Duration.ofMinutes(1);

  private PollSchedule() {}

  /**
   * The next time. After a good poll that is one interval on; each failure in a row after the first
   * doubles it. What was not our neighbour's fault (our sink's, or our own) is tried again after a
   * minute, doubled likewise.
   *
   * @param failures how many polls in a row have failed, this one included
   * @param retryAfter how long the server asks to be left alone; zero when it does not
   */
  static Instant next(
      Duration every, PollResult result, int failures, Duration retryAfter, Instant now) {
    Duration wait =
        switch (result) {
          case READ, NOT_MODIFIED, NO_ENTRIES -> every;
          case GONE -> longer(every, ONCE_GONE);
          case NOT_ACCEPTED, DEFECT -> shorter(doubled(shorter(every, WHEN_OURS), failures), every);
          case NOT_A_FEED,
              NOT_FOUND,
              TOO_MANY_POLLS,
              SERVER_ERROR,
              REJECTED,
              REFUSED,
              UNREACHABLE,
              TOO_LARGE,
              TIMED_OUT ->
              shorter(doubled(every, failures), longer(every, LONGEST_BACKOFF));
        };
    return now.plus(longer(wait, shorter(retryAfter, LONGEST_RETRY_AFTER)));
  }

  private static Duration doubled(Duration first, int failures) {
    return first.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }

  private static Duration longer(Duration left, Duration right) {
    return left.compareTo(right) > 0 ? left : right;
  }
}
