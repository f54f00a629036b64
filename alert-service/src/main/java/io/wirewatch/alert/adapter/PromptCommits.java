package io.wirewatch.alert.adapter;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Has what follows from something fresh committed at once and not at the next interval, as somebody
 * may be waiting for it. What had to wait anyway is left to the interval: a commit takes some
 * milliseconds, and those who come late want throughput.
 */
final class PromptCommits {
  private static final long FRESH = Duration.ofMillis(100).toMillis();
  private static final long PAUSE = Duration.ofMillis(10).toMillis();

  private final ProcessorContext<?, ?> context;
  private long asked;

  PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
  }

  /**
   * Something was forwarded.
   *
   * @param since when what it follows from was written to Kafka, in milliseconds since 1970
   */
  void forwarded(long since) {
    long now = context.currentSystemTimeMs();
    if (now - since <= FRESH && now - asked >= PAUSE) {
      asked = now;
      context.commit();
    }
  }
}
