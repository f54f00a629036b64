package io.wirewatch.kafka;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A compacted topic as a table: written key by key, and followed as a whole for a view that is held
 * in memory.
 */
public final class KeptTopic<T> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Topic<T> topic;
  private final KafkaProducer<String, byte[]> producer;
  private final TopicFollower<T> follower;

  /** Starts to follow a topic, which must exist. */
  public KeptTopic(String bootstrapServers, Topic<T> topic, TopicFollower.View<T> view) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "keep-" + topic.name(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.follower = new TopicFollower<>(bootstrapServers, topic, view);
  }

  /** Sends a value; done when it cannot be lost. */
  public Future<RecordMetadata> send(T value) {
    return producer.send(CloudEvents.record(topic, value));
  }

  /** Sends that there is nothing of that key any more. */
  @SuppressWarnings("NullAway") // Kafka's way to say that there is none
  public Future<RecordMetadata> sendRemoval(String key) {
    return producer.send(new ProducerRecord<>(topic.name(), key, null));
  }

  /**
   * Waits until what was sent cannot be lost; tells where it is.
   *
   * @throws IllegalStateException when Kafka does not take it
   */
  public RecordMetadata done(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      return sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw notWritten(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw notWritten("no answer within " + PATIENCE, e);
    }
  }

  private IllegalStateException notWritten(String reason, Exception cause) {
    return new IllegalStateException(topic.name() + " could not be written: " + reason, cause);
  }

  /**
   * Waits until the view has all that the topic has now.
   *
   * @throws IllegalStateException when that takes longer than a minute
   */
  public void awaitLatest() throws InterruptedException {
    awaitLatest(PATIENCE);
  }

  /**
   * The same.
   *
   * @throws IllegalStateException when that takes too long
   */
  public void awaitLatest(Duration atMost) throws InterruptedException {
    if (!follower.awaitLatest(atMost)) {
      throw new IllegalStateException(topic.name() + " was not read within " + atMost);
    }
  }

  /** Whether the view has what the topic had at the start, and what comes is followed. */
  public boolean isFollowed() {
    return follower.isFollowing() && follower.isCaughtUp();
  }

  /** The partition that a key is in. */
  public int partition(String key) {
    int partitions = producer.partitionsFor(topic.name()).size();
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions; // as the producer does it
  }

  /** Reads what some partitions have now, without the view. What cannot be read is passed over. */
  public Map<String, T> read(Set<Integer> partitions) {
    Map<String, T> values = new HashMap<>();
    List<TopicPartition> parts =
        partitions.stream().map(part -> new TopicPartition(topic.name(), part)).toList();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> put(values, record));
      }
    }
    return values;
  }

  private void put(Map<String, T> values, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      values.remove(record.key());
      return;
    }
    try {
      values.put(record.key(), Json.read(record.value(), topic.value()));
    } catch (IllegalArgumentException e) {
      // passed over, as by the view
    }
  }

  @Override
  public void close() {
    follower.close();
    producer.close(Duration.ofSeconds(5));
  }
}
