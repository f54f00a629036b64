package io.wirewatch.benchmarks.workload;

import java.util.List;

/**
 * A text that meets all queries.
 *
 * @param text its words, in the field {@link Workload#TEXT}
 * @param topics the values of its keyword field {@link Workload#TOPIC}
 */
public record Article(String text, List<String> topics) {

  /** Copies the list. */
  public Article {
    topics = List.copyOf(topics);
  }
}
