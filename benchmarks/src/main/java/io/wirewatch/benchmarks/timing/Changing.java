package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.engine.Engine;
import io.wirewatch.benchmarks.engine.EngineType;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * What it takes to replace one query among many. Each change is seen to have happened: the article
 * that is matched next meets the new query.
 */
public final class Changing {
  private static final int ARTICLES = 50;

  private final EngineType type;
  private final Workload workload;
  private final List<StoredQuery> queries;
  private final int changes;
  private final List<Article> articles;
  private final Random random = new Random(1);

  /** For each article the queries that it matched before any was replaced. */
  private final List<Set<String>> matching = new ArrayList<>();

  private final List<Measurement> measurements = new ArrayList<>();

  /** Makes so many changes. */
  public Changing(EngineType type, Workload workload, int count, int changes) {
    this.type = type;
    this.workload = workload;
    this.queries = workload.queries(count);
    this.changes = changes;
    this.articles = workload.articles().subList(0, ARTICLES);
  }

  /** Changes queries as they were stored and, where required terms can be chosen anew, after it. */
  public List<Measurement> run() throws Exception {
    try (Engine engine = type.store(queries)) {
      articles.forEach(article -> matching.add(new HashSet<>()));
      engine.match(articles, (article, id) -> matching.get(article).add(id));
      change(engine, type.label());
      if (engine.learns()) {
        for (List<Article> batch : Batches.of(workload.articles(), MatchBenchmark.BATCH)) {
          engine.match(batch, (article, query) -> {});
        }
        long start = System.nanoTime();
        engine.rechoose();
        add(Quantity.RECHOOSING_SECONDS, type.label(), (System.nanoTime() - start) / 1e9);
        change(engine, type.label() + "-rechosen");
      }
    }
    return measurements;
  }

  private void change(Engine engine, String label) throws Exception {
    long[] change = new long[changes];
    long[] firstMatch = new long[changes];
    for (int i = -changes / 5; i < changes; i++) {
      int article = random.nextInt(ARTICLES);
      boolean shallMatch = i % 2 == 0 && !matching.get(article).isEmpty();
      String id = "q" + random.nextInt(queries.size());
      StoredQuery query = new StoredQuery(id, query(matching.get(article), shallMatch));

      long start = System.nanoTime();
      engine.replace(query);
      long changed = System.nanoTime();
      boolean[] found = {false};
      engine.match(
          articles.subList(article, article + 1), (a, match) -> found[0] |= match.equals(id));
      long matched = System.nanoTime();

      if (found[0] != shallMatch) {
        throw new IllegalStateException(
            "%s does not see that %s was replaced by %s".formatted(label, id, query.query()));
      }
      if (i >= 0) {
        change[i] = changed - start;
        firstMatch[i] = matched - changed;
      }
    }
    Arrays.sort(change);
    Arrays.sort(firstMatch);
    add(Quantity.CHANGE_MILLISECONDS_MEDIAN, label, change[changes / 2] / 1e6);
    add(Quantity.CHANGE_MILLISECONDS_P99, label, change[changes * 99 / 100] / 1e6);
    add(Quantity.CHANGE_MILLISECONDS_MAX, label, change[changes - 1] / 1e6);
    add(Quantity.MATCH_AFTER_CHANGE_MICROSECONDS_MEDIAN, label, firstMatch[changes / 2] / 1e3);
  }

  /** One of the queries that were stored first, that matches or does not. */
  private Query query(Set<String> matching, boolean shallMatch) {
    if (shallMatch) {
      List<String> ids = matching.stream().sorted().toList();
      return stored(ids.get(random.nextInt(ids.size())));
    }
    while (true) {
      String id = "q" + random.nextInt(queries.size());
      if (!matching.contains(id)) {
        return stored(id);
      }
    }
  }

  private Query stored(String id) {
    return queries.get(Integer.parseInt(id, 1, id.length(), 10)).query();
  }

  private void add(Quantity quantity, String label, double value) {
    measurements.add(new Measurement(quantity, label, workload.name(), queries.size(), 1, value));
  }
}
