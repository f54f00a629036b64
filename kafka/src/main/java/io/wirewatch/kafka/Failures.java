package io.wirewatch.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The records at which processing failed. It is tried again from what was committed, since what is
 * half done is forgotten with the thread; a record that fails again is not tried a third time, or
 * else its partition would stand still for ever. What Kafka itself fails at is not the record's
 * fault. For several threads.
 */
final class Failures {
  private static final int TRIES = 2;

  /** Of each partition the last; one that has been passed is met no more. */
  private final Map<TopicPartition, Failure> last = new ConcurrentHashMap<>();

  private record Failure(long offset, int times, Throwable cause) {}

  /** Notes that the record at a place made processing fail. */
  void note(RecordMetadata place, RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof RuntimeException && !(cause instanceof KafkaException)) {
      Failure first = new Failure(place.offset(), 1, cause);
      last.merge(
          new TopicPartition(place.topic(), place.partition()),
          first,
          (before, now) ->
              before.offset == now.offset
                  ? new Failure(now.offset, before.times + 1, now.cause)
                  : now);
    }
  }

  /** Why the record at a place is not to be tried again; empty when it is. */
  Optional<String> whyNot(RecordMetadata place) {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Failure failure = last.get(new TopicPartition(place.topic(), place.partition()));
    return failure != null && failure.offset == place.offset() && failure.times >= TRIES
        ? Optional.of("cannot be processed: " + failure.cause)
        : Optional.empty();
  }
}
