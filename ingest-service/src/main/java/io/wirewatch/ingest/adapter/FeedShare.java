package io.wirewatch.ingest.adapter;

import io.wirewatch.events.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * This instance's share of the feeds: a consumer group over {@code wirewatch.feeds} whose members
 * read nothing, and each look after the feeds of the partitions that are assigned to them. Whoever
 * dies is given up after six seconds.
 */
final class FeedShare implements AutoCloseable {
  static final String GROUP = "wirewatch-feeds";

  private static final Logger LOG = Logger.getLogger(FeedShare.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int GIVEN_UP_AFTER_MS = 6_000;
  private static final int HEARTBEAT_MS = 1_500;

  /** Looks after the feeds of partitions. */
  interface Keeper {
    /** Begins to look after the feeds of these. */
    void gained(Set<Integer> partitions);

    /** Has ceased to look after the feeds of these when it returns. */
    void lost(Set<Integer> partitions);
  }

  private final Keeper keeper;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final Set<Integer> gained = new HashSet<>(); // of the thread; not yet told of

  FeedShare(String bootstrapServers, Keeper keeper) {
    this.keeper = keeper;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                GIVEN_UP_AFTER_MS,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                HEARTBEAT_MS,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("feed-share").start(this::keepShare);
  }

  private void keepShare() {
    try (consumer) {
      consumer.subscribe(List.of(Topics.FEEDS.name()), new Changes());
      while (true) {
        try {
          consumer.poll(POLL);
          if (!gained.isEmpty()) {
            keeper.gained(Set.copyOf(gained));
            gained.clear();
          }
        } catch (WakeupException | InterruptException e) {
          throw e;
        } catch (RuntimeException e) {
          LOG.errorf(e, "the share of the feeds could not be settled; it is tried again");
        }
      }
    } catch (WakeupException | InterruptException e) {
      // closed
    }
  }

  private final class Changes implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        consumer.pause(partitions);
        gained.addAll(numbers(partitions));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        gained.removeAll(numbers(partitions));
        keeper.lost(numbers(partitions));
      }
    }
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  /** Gives the share up; the other instances have it at once. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
