package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Finds a tagged article by its id. Its partition is read from the end backwards, some records at a
 * time, so that what was news lately is found soon.
 */
final class TaggedArticles {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int AT_A_TIME = 5_000;

  private final Map<String, Object> settings;

  TaggedArticles(String bootstrapServers) {
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
  }

  /** What came of looking. */
  sealed interface Found {
    /** It is there. */
    record Article(TaggedArticle tagged) implements Found {}

    /** It is not there. */
    record None() implements Found {}

    /** It took too long: it is not among the latest. */
    record NotSoon() implements Found {}
  }

  /** The last revision of an article. */
  Found find(String id) {
    String topic = Topics.ARTICLES_TAGGED.name();
    long stop = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(topic).size();
      TopicPartition partition =
          new TopicPartition(
              topic, BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), partitions));
      consumer.assign(Set.of(partition));
      long begin = consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
      while (end > begin) {
        long start = Math.max(begin, end - AT_A_TIME);
        consumer.seek(partition, start);
        Optional<TaggedArticle> last = Optional.empty();
        while (consumer.position(partition) < end) {
          if (System.nanoTime() > stop) {
            return new Found.NotSoon();
          }
          for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(partition)) {
            if (id.equals(record.key()) && record.offset() < end) {
              Optional<TaggedArticle> before = last;
              last = read(record).or(() -> before);
            }
          }
        }
        if (last.isPresent()) {
          return new Found.Article(last.get());
        }
        end = start;
      }
      return new Found.None();
    }
  }

  private static Optional<TaggedArticle> read(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(Json.read(record.value(), TaggedArticle.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
