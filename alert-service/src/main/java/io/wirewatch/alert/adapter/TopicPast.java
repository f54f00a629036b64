package io.wirewatch.alert.adapter;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a topic has had up to now, of all its partitions in the order in which it was written. Of
 * each partition some records are held.
 */
final class TopicPast<T> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HELD = 500;

  private static final Comparator<ConsumerRecord<String, byte[]>> IN_ORDER =
      Comparator.<ConsumerRecord<String, byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparing(ConsumerRecord::partition);

  private final Topic<T> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> held = new HashMap<>();
  private final long of;
  private long read;

  /**
   * Opens a topic.
   *
   * @param since when the first record was written
   */
  TopicPast(String bootstrapServers, Topic<T> topic, Instant since) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      this.ends = consumer.endOffsets(partitions);
      long from = Math.max(0, since.toEpochMilli());
      Map<TopicPartition, Long> times = new HashMap<>();
      partitions.forEach(partition -> times.put(partition, from));
      Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
      long number = 0;
      for (TopicPartition partition : partitions) {
        OffsetAndTimestamp start = starts.get(partition);
        long end = ends.getOrDefault(partition, 0L);
        long offset = start == null ? end : start.offset();
        consumer.seek(partition, offset);
        number += Math.max(0, end - offset);
        held.put(partition, new ArrayDeque<>());
      }
      this.of = number;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** How many records there are, about: what is not committed is among them. */
  long of() {
    return of;
  }

  /** How many were read. */
  long read() {
    return read;
  }

  /** The next event; empty after the last. What is none is passed over. */
  Optional<T> next() throws IOException {
    while (true) {
      fill();
      Optional<ConsumerRecord<String, byte[]>> next =
          held.values().stream()
              .flatMap(records -> Optional.ofNullable(records.peekFirst()).stream())
              .min(IN_ORDER);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      ConsumerRecord<String, byte[]> record = next.get();
      queue(new TopicPartition(record.topic(), record.partition())).removeFirst();
      read++;
      try {
        if (record.value() != null) {
          return Optional.of(Json.read(record.value(), topic.value()));
        }
      } catch (IllegalArgumentException e) {
        // has its place among the dead letters already
      }
    }
  }

  /** Reads on until of each partition that goes on a record is held. */
  private void fill() throws IOException {
    long stop = System.nanoTime() + PATIENCE.toNanos();
    while (held.entrySet().stream()
        .anyMatch(entry -> entry.getValue().isEmpty() && goesOn(entry.getKey()))) {
      if (System.nanoTime() > stop) {
        throw new IOException("Kafka has not answered for " + PATIENCE.toSeconds() + " s");
      }
      held.forEach(
          (partition, records) -> {
            if (records.size() > HELD) {
              consumer.pause(List.of(partition));
            } else {
              consumer.resume(List.of(partition));
            }
          });
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.getOrDefault(partition, 0L)) {
          queue(partition).add(record);
        }
      }
    }
  }

  private boolean goesOn(TopicPartition partition) {
    return consumer.position(partition) < ends.getOrDefault(partition, 0L);
  }

  private Deque<ConsumerRecord<String, byte[]>> queue(TopicPartition partition) {
    return held.computeIfAbsent(partition, p -> new ArrayDeque<>());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
