package io.wirewatch.alert.episode;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param lateness how long after the window in which it counts has passed an article may still come
 * @param perGroup how many articles of one rule and group are counted at most, the latest
 * @param inMemory how many articles are held ready at most, of all groups; others are read again.
 *     One is about 150 bytes; what takes more counts for several
 */
public record Limits(Duration lateness, int perGroup, int inMemory) {
  /** Of a day, a hundred thousand of a group, and eight times as many of all. */
  public static final Limits DEFAULT = new Limits(Duration.ofDays(1), 100_000, 800_000);

  /** Refuses what leaves nothing. */
  public Limits {
    if (lateness.isNegative() || perGroup < 1 || inMemory < 1) {
      throw new IllegalArgumentException(
          "lateness must not be negative, and limits must be at least 1");
    }
  }
}
