package io.wirewatch.kafka;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a whole topic from its beginning and goes on with what comes, on a thread of its own, for a
 * view that is held in memory. What cannot be read is passed over.
 */
public final class TopicFollower<T> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Topic<T> topic;
  private final Consumer<T> view;
  private final KafkaConsumer<String, byte[]> consumer;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Thread thread;

  /** Starts to follow a topic, which must exist. */
  public TopicFollower(String bootstrapServers, Topic<T> topic, Consumer<T> view) {
    this.topic = topic;
    this.view = view;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "follower-" + topic.name(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("follow " + topic.name()).start(this::follow);
  }

  /** Whether all that the topic had when following began has been read. */
  public boolean isCaughtUp() {
    return caughtUp.getCount() == 0;
  }

  /** Waits until {@link #isCaughtUp}; false when it took too long. */
  public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
    return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it goes on following; no longer once it is closed, or Kafka refuses it for good. */
  public boolean isFollowing() {
    return thread.isAlive();
  }

  private void follow() {
    try (consumer) {
      Map<TopicPartition, Long> ends = start();
      while (true) {
        if (!isCaughtUp()
            && ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
          caughtUp.countDown();
        }
        try {
          consumer.poll(POLL).forEach(this::read);
        } catch (RetriableException e) {
          // the broker is away for the moment
        }
      }
    } catch (WakeupException | InterruptException e) {
      // closed
    }
  }

  /** Goes to the beginning; returns where each partition ends now. */
  private Map<TopicPartition, Long> start() {
    while (true) {
      try {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
      } catch (RetriableException e) {
        // the broker is away for the moment
      }
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    T event;
    try {
      event = Json.read(record.value(), topic.value());
    } catch (IllegalArgumentException e) {
      return;
    }
    view.accept(event);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
