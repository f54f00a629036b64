package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.engine.Engine;
import io.wirewatch.benchmarks.engine.Engines;
import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The time of an article, taken over fifty at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls the set-up
public class MatchBenchmark {
  static final int BATCH = 50;

  /** An engine's label. */
  @Param("ours")
  public String engine;

  /** A workload's name. */
  @Param("generated")
  public String workload;

  /** How many queries are stored. */
  @Param("1000")
  public int queries;

  /** The folder of the sample data. */
  @Param("seeds")
  public String seeds;

  private final AtomicInteger readers = new AtomicInteger();
  private List<List<Article>> batches;
  private Engine open;

  /** Where a thread is among the articles. */
  @State(Scope.Thread)
  public static class Reader {
    private int next;

    /** Starts each thread elsewhere. */
    @Setup
    public void start(MatchBenchmark benchmark) {
      next = benchmark.readers.getAndIncrement() * 7;
    }
  }

  /** Stores the queries, and lets the engine learn from articles if it does. */
  @Setup
  public void store() throws Exception {
    Workload all = Workload.of(workload, Path.of(seeds));
    batches = Batches.of(all.articles(), BATCH);
    open = Engines.named(engine).store(all.queries(queries));
    if (open.learns()) {
      for (List<Article> batch : batches.subList(0, Math.min(20, batches.size()))) {
        open.match(batch, (article, query) -> {});
      }
      open.rechoose();
    }
  }

  /** Closes the engine. */
  @TearDown
  public void close() throws Exception {
    open.close();
  }

  /** Fifty articles. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void match(Reader reader, Blackhole blackhole) throws Exception {
    List<Article> batch = batches.get(reader.next++ % batches.size());
    open.match(
        batch,
        (article, query) -> {
          blackhole.consume(article);
          blackhole.consume(query);
        });
  }
}
