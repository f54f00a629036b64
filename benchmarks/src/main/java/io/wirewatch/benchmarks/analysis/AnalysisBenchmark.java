package io.wirewatch.benchmarks.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The time of an article of 500 words, by what is done with it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls the set-up
public class AnalysisBenchmark {
  /** A multiple of the number among which one is relevant, so that all calls have the same mix. */
  static final int BATCH = 20;

  /** What is done. */
  @Param public Work engine;

  /** {@code mix}, {@code relevant} or {@code others}. */
  @Param("mix")
  public String workload;

  /** The folder of the sample data. */
  @Param("seeds")
  public String seeds;

  private List<NewsArticle> articles;
  private Function<NewsArticle, Object> worker;
  private int next;

  /** Makes the articles, and what reads them. */
  @Setup
  public void prepare() {
    Newspaper newspaper = new Newspaper(Path.of(seeds));
    articles =
        switch (workload) {
          case "mix" -> newspaper.mix();
          case "relevant" -> newspaper.relevant();
          case "others" -> newspaper.others();
          default -> throw new IllegalArgumentException("there are no articles " + workload);
        };
    worker = engine.worker(Path.of(seeds));
  }

  /** Twenty articles. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void read(Blackhole blackhole) {
    for (int i = 0; i < BATCH; i++) {
      blackhole.consume(worker.apply(articles.get(next++ % articles.size())));
    }
  }
}
