package io.wirewatch.benchmarks.workload;

import java.util.List;

/**
 * What articles are about and queries ask for: words that come together more often than chance has
 * it.
 *
 * @param words distinct
 * @param phrases words that stand side by side
 */
record Subject(List<String> words, List<List<String>> phrases) {
  Subject {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
  }
}
