package io.wirewatch.kafka;

import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates our topics, with explicit partitions and retention. A service calls it for what it writes
 * and for what it reads, so that the services can start in any order; whoever is first creates the
 * same topic.
 */
public final class TopicSetup {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int COMPACTED_SEGMENT_BYTES = 32 << 20;

  private TopicSetup() {}

  /**
   * Creates those of the topics, and of their dead letters, that do not exist. A topic that exists
   * is left as it is.
   *
   * @param partitions the number of partitions of a new topic, at least 1
   * @param replication the number of copies of a new topic, at least 1 and at most the number of
   *     brokers
   * @throws IllegalStateException when no broker answers within a minute or it refuses
   */
  public static void ensure(
      String bootstrapServers, int partitions, short replication, List<Topic<?>> topics) {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : topics) {
      boolean forever = topic.retention().equals(Topic.FOREVER);
      String cleanup = forever ? "compact" : topic.compacted() ? "compact,delete" : "delete";
      wanted.add(
          new NewTopic(topic.name(), partitions, replication)
              .configs(kept(topic.retention(), cleanup)));
      wanted.add(
          new NewTopic(topic.deadLetters(), partitions, replication)
              .configs(kept(Topics.DEAD_LETTER_RETENTION, "delete")));
    }
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(settings)) {
      for (var created : admin.createTopics(wanted).values().entrySet()) {
        try {
          created.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw refused(created.getKey(), bootstrapServers, e);
          }
        } catch (TimeoutException e) {
          throw refused(created.getKey(), bootstrapServers, e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }

  private static Map<String, String> kept(Duration retention, String cleanup) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES));
    if (cleanup.equals("compact")) {
      // read from its beginning at every start: what was written over has to go soon
      config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(COMPACTED_SEGMENT_BYTES));
      config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
    }
    return config;
  }

  private static IllegalStateException refused(String topic, String servers, Throwable cause) {
    return new IllegalStateException(
        "topic %s could not be created on %s: %s".formatted(topic, servers, cause.getMessage()),
        cause);
  }
}
