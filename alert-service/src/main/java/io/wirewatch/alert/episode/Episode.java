package io.wirewatch.alert.episode;

/**
 * A stretch of event time in which a condition is met, in nanoseconds since the epoch.
 *
 * @param start when it is first met, inclusive
 * @param end when it no longer is, exclusive
 */
record Episode(long start, long end) {

  /** Whether there is an instant that both have. */
  boolean overlaps(Episode other) {
    return start < other.end && other.start < end;
  }

  boolean holds(long instant) {
    return start <= instant && instant < end;
  }
}
