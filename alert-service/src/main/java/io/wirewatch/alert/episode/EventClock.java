package io.wirewatch.alert.episode;

import java.time.Duration;
import java.time.Instant;

/**
 * The present in event time: the latest event time seen, and from there on as fast as the clock. So
 * windows empty when no article arrives, live as well as when the past is replayed.
 *
 * @param latest the latest event time seen
 * @param seenAt the clock's time when it was
 */
public record EventClock(Instant latest, Instant seenAt) {

  /** With an event time seen now. */
  public EventClock seen(Instant eventTime, Instant clock) {
    return eventTime.isAfter(now(clock)) ? new EventClock(eventTime, clock) : this;
  }

  /** The present in event time. */
  public Instant now(Instant clock) {
    Duration since = Duration.between(seenAt, clock);
    return since.isPositive() ? latest.plus(since) : latest;
  }
}
