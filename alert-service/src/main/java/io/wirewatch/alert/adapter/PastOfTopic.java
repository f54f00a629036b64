package io.wirewatch.alert.adapter;

import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the past from Kafka, beside the stream that goes on. */
final class PastOfTopic implements Past {
  private final KafkaConsumer<String, byte[]> consumer;
  private final TopicPartition partition;

  /**
   * Opens a partition.
   *
   * @param group the group by which the stream commits how far it has read
   */
  PastOfTopic(String bootstrapServers, String group, int partition) {
    this.partition = new TopicPartition(Topics.ARTICLES_TAGGED.name(), partition);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "past-" + partition,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(Set.of(this.partition));
  }

  @Override
  public int partitions() {
    return consumer.partitionsFor(partition.topic()).size();
  }

  @Override
  public long committed() {
    OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
    return committed == null ? 0 : committed.offset();
  }

  @Override
  public long seek(Instant writtenSince) {
    OffsetAndTimestamp first =
        consumer.offsetsForTimes(Map.of(partition, writtenSince.toEpochMilli())).get(partition);
    if (first == null) {
      consumer.seekToEnd(Set.of(partition));
    } else {
      consumer.seek(partition, first.offset());
    }
    return position();
  }

  @Override
  public void seek(long offset) {
    consumer.seek(partition, offset);
  }

  @Override
  public List<ConsumerRecord<String, byte[]>> next(Duration atMost) {
    return consumer.poll(atMost).records(partition);
  }

  @Override
  public long position() {
    return consumer.position(partition);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
