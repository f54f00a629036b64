package io.wirewatch.ingest.adapter;

import java.util.List;

/**
 * The answer to many articles.
 *
 * @param accepted how many Kafka has
 * @param rejectedCount how many were not taken
 * @param rejected which, and why; not all when there are very many
 */
public record PushSummary(long accepted, long rejectedCount, List<Rejected> rejected) {

  /** Copies the list. */
  public PushSummary {
    rejected = List.copyOf(rejected);
  }

  /**
   * A line that was not taken.
   *
   * @param line counted from 1
   * @param reason why
   */
  public record Rejected(int line, String reason) {}
}
