package io.wirewatch.alert.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * Instants as nanoseconds since the epoch. Those before 1700 or after 2240 are taken for the first
 * instant of these years, so that a window or two can be added to any.
 */
public final class Nanos {
  /** Later than any instant. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Earlier than any instant. */
  public static final long EVER = Long.MIN_VALUE;

  private static final Instant FIRST = Instant.parse("1700-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2240-01-01T00:00:00Z");
  private static final long PER_SECOND = 1_000_000_000;

  private Nanos() {}

  /** Whether an instant is not taken for another. */
  public static boolean isWithin(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(LAST);
  }

  /** An instant's. */
  public static long of(Instant instant) {
    Instant bounded = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    return bounded.getEpochSecond() * PER_SECOND + bounded.getNano();
  }

  /** The instant. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  /** A length of time's; at most a few years. */
  public static long of(Duration length) {
    return length.toNanos();
  }
}
