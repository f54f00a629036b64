package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.EventClock;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Json;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The present in event time of one partition, stored. After a start what waits in the topic comes
 * first: until then the time in which nothing ran does not count as passed, or else all that waits
 * would be too late.
 */
final class Present {
  private static final String STORE = "event-clock";
  private static final String NOW = "now";
  private static final int STORED = 2 * Long.BYTES;

  /** As long as nothing comes after a start, there may still be something waiting. */
  private static final Duration WAITING = Duration.ofSeconds(5);

  /** Clocks differ; what is dated farther ahead would make all others too late. */
  private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  private final KeyValueStore<String, byte[]> store;
  private final Instant started;
  private Optional<EventClock> clock;

  /** As it was stored, until something comes, or nothing does. */
  private Optional<EventClock> before;

  Present(ProcessorContext<?, ?> context, Instant started) {
    this.store = context.getStateStore(STORE);
    this.started = started;
    this.before = Optional.ofNullable(store.get(NOW)).map(Present::read);
    this.clock = before.map(known -> new EventClock(known.latest(), started));
  }

  static StoreBuilder<?> store() {
    // written for nearly every event and only the last counts: what a commit holds is written once
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  /** The present after an event of that time was seen. */
  Instant seen(Instant eventTime, Instant now) {
    Instant ahead = now.plus(MOST_AHEAD);
    Instant time = eventTime.isAfter(ahead) ? ahead : eventTime;
    EventClock known = clock.orElse(null);
    EventClock after = known == null ? new EventClock(time, now) : known.seen(time, now);
    before = Optional.empty();
    if (!after.equals(known)) {
      clock = Optional.of(after);
      store.put(NOW, write(after));
    }
    return after.now(now);
  }

  /** In as few bytes as it takes, since it is written for nearly every event. */
  private static byte[] write(EventClock clock) {
    return ByteBuffer.allocate(STORED)
        .putLong(Nanos.of(clock.latest()))
        .putLong(Nanos.of(clock.seenAt()))
        .array();
  }

  private static EventClock read(byte[] stored) {
    if (stored.length != STORED) {
      return Json.read(stored, EventClock.class); // as it was written before
    }
    ByteBuffer from = ByteBuffer.wrap(stored);
    return new EventClock(Nanos.instant(from.getLong()), Nanos.instant(from.getLong()));
  }

  /** The present; empty before any event. */
  Optional<Instant> now(Instant now) {
    if (before.isPresent() && !now.isBefore(started.plus(WAITING))) {
      clock = before;
      before = Optional.empty();
    }
    return clock.map(known -> known.now(now));
  }
}
