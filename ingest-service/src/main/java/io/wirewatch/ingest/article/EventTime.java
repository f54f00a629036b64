package io.wirewatch.ingest.article;

import io.wirewatch.events.TimeBasis;
import java.time.Duration;
import java.time.Instant;

/**
 * When an article's event is taken to be, and why.
 *
 * @param at the event time
 * @param basis where it comes from
 */
public record EventTime(Instant at, TimeBasis basis) {
  /** How far ahead of the clock a stated time may lie. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The event time where the publisher stated one: that, unless it lies too far ahead. */
  public static EventTime stated(Instant stated, Instant now) {
    return stated.isAfter(now.plus(TOLERANCE))
        ? new EventTime(now, TimeBasis.FUTURE)
        : new EventTime(stated, TimeBasis.STATED);
  }

  /** The event time where none was stated, or none that can be read. */
  public static EventTime undated(Instant now) {
    return new EventTime(now, TimeBasis.UNDATED);
  }
}
