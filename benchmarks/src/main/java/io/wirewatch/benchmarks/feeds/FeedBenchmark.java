package io.wirewatch.benchmarks.feeds;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time of an entry in a feed of a hundred, by what reads it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls the set-up
public class FeedBenchmark {
  static final int ENTRIES = 100;

  /** What reads. */
  @Param public Reader engine;

  /** {@code rss}, {@code atom} or {@code broken}. */
  @Param("rss")
  public String workload;

  private byte[] feed;

  /** Writes the feed. */
  @Setup
  public void prepare() {
    feed =
        FeedText.valueOf(workload.toUpperCase(Locale.ROOT))
            .write(ENTRIES)
            .getBytes(StandardCharsets.UTF_8);
  }

  /** A feed. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public Object read() {
    return engine.read(feed);
  }
}
