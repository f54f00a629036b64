package io.wirewatch.analysis.adapter.retag;

import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The tagged articles that Kafka has of a stretch of time, by the time at which they were tagged:
 * what was committed before reading began. Reads without a group, so that nobody else notices.
 */
final class Past {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Comparator<TopicPartition> IN_ORDER =
      Comparator.comparing(TopicPartition::partition);

  private final String bootstrapServers;
  private final Instant from;
  private final Instant to;

  /**
   * A stretch of time.
   *
   * @param from where it begins
   * @param to where it ends, exclusive
   */
  Past(String bootstrapServers, Instant from, Instant to) {
    this.bootstrapServers = bootstrapServers;
    this.from = from;
    this.to = to;
  }

  /**
   * Reads all, some at a time.
   *
   * @return how many records are no tagged article and were passed over
   */
  int read(Consumer<List<TaggedArticle>> reader) {
    int unreadable = 0;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = start(consumer);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        List<TaggedArticle> some = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          TopicPartition of = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.getOrDefault(of, 0L) && isWithin(record.timestamp())) {
            try {
              some.add(Json.read(record.value(), TaggedArticle.class));
            } catch (IllegalArgumentException e) {
              unreadable++;
            }
          }
        }
        reader.accept(some);
      }
    }
    return unreadable;
  }

  private boolean isWithin(long timestamp) {
    Instant at = Instant.ofEpochMilli(timestamp);
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** Goes to where the time begins; returns where each partition with something to read ends. */
  private Map<TopicPartition, Long> start(KafkaConsumer<String, byte[]> consumer) {
    String topic = Topics.ARTICLES_TAGGED.name();
    Map<TopicPartition, Long> times = new TreeMap<>(IN_ORDER);
    consumer
        .partitionsFor(topic)
        .forEach(p -> times.put(new TopicPartition(topic, p.partition()), from.toEpochMilli()));
    consumer.assign(times.keySet());
    Map<TopicPartition, Long> ends = new TreeMap<>(IN_ORDER);
    ends.putAll(consumer.endOffsets(times.keySet()));
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> first :
        consumer.offsetsForTimes(times).entrySet()) {
      if (first.getValue() == null) { // nothing is as young as that
        ends.remove(first.getKey());
      } else {
        consumer.seek(first.getKey(), first.getValue().offset());
      }
    }
    consumer.assign(ends.keySet());
    return ends;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "retag",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
