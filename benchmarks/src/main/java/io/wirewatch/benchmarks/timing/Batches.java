package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.workload.Article;
import java.util.ArrayList;
import java.util.List;

/** Articles in batches of equal size; what is left over at the end is left out. */
final class Batches {
  private Batches() {}

  static List<List<Article>> of(List<Article> articles, int size) {
    List<List<Article>> batches = new ArrayList<>();
    for (int start = 0; start + size <= articles.size(); start += size) {
      batches.add(List.copyOf(articles.subList(start, start + size)));
    }
    return batches;
  }
}
