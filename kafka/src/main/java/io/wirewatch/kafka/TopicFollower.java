package io.wirewatch.kafka;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a whole topic from its beginning and goes on with what comes, on a thread of its own, for a
 * view that is held in memory. What cannot be read is passed over, and so is what the view fails to
 * take, with a word in the log.
 */
public final class TopicFollower<T> implements AutoCloseable {
  private static final Logger LOG = System.getLogger(TopicFollower.class.getName());
  private static final Duration POLL = Duration.ofMillis(100);

  /** What is held in memory of a topic. */
  @FunctionalInterface
  public interface View<T> {
    /**
     * Takes what the topic has next.
     *
     * @param event the event; empty when there is none of that key any more
     */
    void take(String key, Optional<T> event, long offset);

    /** All has been taken that came at once, so that it can be put to use together. */
    default void taken() {}
  }

  private final String topic;
  private final Function<byte[], T> reader;
  private final View<T> view;
  private final KafkaConsumer<String, byte[]> consumer;
  private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
  private final Queue<CompletableFuture<Boolean>> toCatchUp = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  /** Starts to follow a topic, once it is there, for a view that forgets nothing. */
  public static <T> TopicFollower<T> events(
      String bootstrapServers, Topic<T> topic, Consumer<T> view) {
    return events(bootstrapServers, topic, read(topic), view);
  }

  /**
   * The same, for a view that takes the events in a form of its own.
   *
   * @param reader reads a value; throws an IllegalArgumentException when it cannot be read
   */
  public static <T> TopicFollower<T> events(
      String bootstrapServers, Topic<?> topic, Function<byte[], T> reader, Consumer<T> view) {
    return new TopicFollower<>(
        bootstrapServers, topic, reader, (key, event, offset) -> event.ifPresent(view));
  }

  /** Starts to follow a topic, once it is there. */
  public TopicFollower(String bootstrapServers, Topic<T> topic, View<T> view) {
    this(bootstrapServers, topic, read(topic), view);
  }

  private static <T> Function<byte[], T> read(Topic<T> topic) {
    return value -> Json.read(value, topic.value());
  }

  private TopicFollower(
      String bootstrapServers, Topic<?> topic, Function<byte[], T> reader, View<T> view) {
    this.topic = topic.name();
    this.reader = reader;
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
    return caughtUp.isDone();
  }

  /** Done once {@link #isCaughtUp}; what follows on it must not block, or nothing is followed. */
  public CompletionStage<Boolean> caughtUp() {
    return caughtUp.copy(); // that nobody else can end
  }

  /** Waits until {@link #isCaughtUp}; false when it took too long. */
  public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
    return await(caughtUp, atMost);
  }

  /**
   * Waits until all has been read that the topic has now; false when it took too long, or it does
   * not follow any more.
   */
  public boolean awaitLatest(Duration atMost) throws InterruptedException {
    CompletableFuture<Boolean> latest = new CompletableFuture<>();
    toCatchUp.add(latest);
    return await(latest, atMost);
  }

  private static boolean await(CompletableFuture<Boolean> reached, Duration atMost)
      throws InterruptedException {
    try {
      return reached.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("it only ever completes", e);
    }
  }

  /** Whether it goes on following; no longer once it is closed, or Kafka refuses it for good. */
  public boolean isFollowing() {
    return thread.isAlive();
  }

  private void follow() {
    try (consumer) {
      Map<TopicPartition, Long> ends = start();
      List<CompletableFuture<Boolean>> waiting = new ArrayList<>(List.of(caughtUp));
      while (true) {
        if (!waiting.isEmpty() && hasReached(ends)) {
          waiting.forEach(reached -> reached.complete(true));
          waiting.clear();
        }
        try {
          if (waiting.isEmpty() && !toCatchUp.isEmpty()) {
            for (var next = toCatchUp.poll(); next != null; next = toCatchUp.poll()) {
              waiting.add(next);
            }
            ends = consumer.endOffsets(consumer.assignment()); // asked for after they asked
            continue;
          }
          ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
          records.forEach(this::read);
          if (!records.isEmpty()) {
            taken();
          }
        } catch (RetriableException e) {
          // the broker is away for the moment
        }
      }
    } catch (WakeupException | InterruptException e) {
      // closed
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, topic + " is followed no more", e);
    }
  }

  private boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Goes to the beginning; returns where each partition ends now. */
  private Map<TopicPartition, Long> start() {
    while (true) {
      try {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (!partitions.isEmpty()) {
          consumer.assign(partitions);
          consumer.seekToBeginning(partitions);
          return consumer.endOffsets(partitions);
        }
        LockSupport.parkNanos(POLL.toNanos()); // the broker has not heard of the topic yet
      } catch (RetriableException e) {
        // the broker is away for the moment
      }
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    Optional<T> event = Optional.empty();
    if (record.value() != null) {
      try {
        event = Optional.of(reader.apply(record.value()));
      } catch (IllegalArgumentException e) {
        return;
      }
    }
    try {
      view.take(record.key(), event, record.offset());
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "passed over %s-%d at offset %d, which could not be taken"
              .formatted(topic, record.partition(), record.offset()),
          e);
    }
  }

  private void taken() {
    try {
      view.taken();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "what came last of " + topic + " could not be put to use", e);
    }
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
