package io.wirewatch.alert.episode;

import java.time.Instant;

/**
 * A stretch of event time in which a threshold is met.
 *
 * @param start when it is first met, inclusive
 * @param end when it no longer is, exclusive
 */
public record Episode(Instant start, Instant end) {

  /** Whether there is an instant that both have. */
  boolean overlaps(Episode other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
