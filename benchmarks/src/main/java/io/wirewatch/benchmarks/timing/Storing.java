package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.engine.Engine;
import io.wirewatch.benchmarks.engine.EngineType;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.StoredQuery;
import java.util.List;

/** What it takes to store queries, in time and in memory. */
public final class Storing {
  private static final int BUILDS = 3;
  private static final int ARTICLES = 1_000;

  private final EngineType type;
  private final Workload workload;
  private final int count;

  /** Stores so many queries. */
  public Storing(EngineType type, Workload workload, int count) {
    this.type = type;
    this.workload = workload;
    this.count = count;
  }

  /** Stores them three times, of which the fastest counts, and once more to weigh them. */
  public List<Measurement> run() throws Exception {
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < BUILDS; i++) {
      List<StoredQuery> queries = workload.queries(count);
      long start = System.nanoTime();
      Engine engine = type.store(queries);
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
      engine.close();
    }
    long with = heapWithEngine();
    long without = Heap.inUse();
    return List.of(
        measurement(Quantity.QUERIES_STORED_PER_SECOND, count / fastest),
        measurement(Quantity.HEAP_BYTES_PER_QUERY, (double) (with - without) / count));
  }

  private long heapWithEngine() throws Exception {
    try (Engine engine = type.store(workload.queries(count))) {
      for (var batch : Batches.of(workload.articles().subList(0, ARTICLES), MatchBenchmark.BATCH)) {
        engine.match(batch, (article, query) -> {});
      }
      engine.rechoose();
      return Heap.inUse();
    }
  }

  private Measurement measurement(Quantity quantity, double value) {
    return new Measurement(quantity, type.label(), workload.name(), count, 1, value);
  }
}
