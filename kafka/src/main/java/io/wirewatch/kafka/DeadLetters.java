package io.wirewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;

/**
 * Marks a record that could not be processed. The header names are those of SmallRye Reactive
 * Messaging's dead-letter queue, so that one tool reads both.
 */
public final class DeadLetters {
  private DeadLetters() {}

  /** Adds the reason and the place the record comes from. */
  public static void mark(
      Headers headers, String reason, String topic, int partition, long offset) {
    headers.add("dead-letter-reason", reason.getBytes(UTF_8));
    headers.add("dead-letter-topic", topic.getBytes(UTF_8));
    headers.add("dead-letter-partition", Integer.toString(partition).getBytes(UTF_8));
    headers.add("dead-letter-offset", Long.toString(offset).getBytes(UTF_8));
  }
}
