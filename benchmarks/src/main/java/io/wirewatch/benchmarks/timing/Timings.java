package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.analysis.AnalysisBenchmark;
import io.wirewatch.benchmarks.analysis.Work;
import io.wirewatch.benchmarks.feeds.FeedBenchmark;
import io.wirewatch.benchmarks.feeds.Reader;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks, each in a JVM of its own. */
public final class Timings {
  private static final String[] MIX = {"mix"};

  private final Plan plan;
  private final Path seeds;
  private final Path log;
  private final List<Measurement> measurements = new ArrayList<>();

  /**
   * Nothing is run yet.
   *
   * @param seeds the folder of the sample data
   * @param log the folder for what JMH says
   */
  public Timings(Plan plan, Path seeds, Path log) {
    this.plan = plan;
    this.seeds = seeds;
    this.log = log;
  }

  /** Times engines with rising numbers of queries. */
  public void match(List<String> engines) throws RunnerException {
    for (Plan.Timing timing : plan.timings(engines)) {
      String name = timing.engine() + "-" + timing.workload() + "-" + timing.threads();
      run(
          options(MatchBenchmark.class, name)
              .param("workload", timing.workload())
              .param("engine", timing.engine())
              .param("queries", timing.sizes().stream().map(String::valueOf).toArray(String[]::new))
              .threads(timing.threads()));
    }
  }

  /** Times the analysers alone. */
  public void tokenise() throws RunnerException {
    run(options(TokeniseBenchmark.class, "tokenise").param("workload", "generated", "seeds"));
  }

  /**
   * Times the analysis of articles: its parts on a mix of them, and how topics are found on all.
   */
  public void analyse() throws RunnerException {
    for (Work work : Work.values()) {
      run(
          options(AnalysisBenchmark.class, "analysis-" + work)
              .param("engine", work.name())
              .param(
                  "workload", work.findsTopics() ? new String[] {"mix", "relevant", "others"} : MIX)
              .addProfiler(ProcessorTime.class));
    }
  }

  /** Times the reading of feeds; StAX reads only what is well-formed. */
  public void readFeeds() throws RunnerException {
    for (Reader reader : Reader.values()) {
      String[] feeds =
          reader == Reader.FEED_PARSER
              ? new String[] {"rss", "atom", "broken"}
              : new String[] {"rss", "atom"};
      run(
          options(FeedBenchmark.class, "feeds-" + reader)
              .param("engine", reader.name())
              .param("workload", feeds)
              .addProfiler(ProcessorTime.class));
    }
  }

  /** All that was measured. */
  public List<Measurement> measurements() {
    return measurements;
  }

  private ChainedOptionsBuilder options(Class<?> benchmark, String name) {
    TimeValue time = TimeValue.milliseconds(plan.milliseconds());
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\.")
        .param("seeds", seeds.toString())
        .forks(1)
        .warmupIterations(plan.warmUps())
        .warmupTime(time)
        .measurementIterations(plan.iterations())
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .output(log.resolve(name + ".log").toString());
  }

  private void run(ChainedOptionsBuilder options) throws RunnerException {
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      String engine =
          result.getParams().getParam("engine").toLowerCase(Locale.ROOT).replace('_', '-');
      String workload = result.getParams().getParam("workload");
      int queries =
          result.getParams().getParamsKeys().contains("queries")
              ? Integer.parseInt(result.getParams().getParam("queries"))
              : 0;
      int threads = result.getParams().getThreads();
      Result<?> time = result.getPrimaryResult();
      Map<Quantity, Double> values =
          Map.of(
              Quantity.MICROSECONDS_PER_ARTICLE, time.getScore(),
              Quantity.MICROSECONDS_PER_ARTICLE_ERROR, time.getScoreError(),
              Quantity.PROCESSOR_MICROSECONDS_PER_ARTICLE, secondary(result, ProcessorTime.LABEL),
              Quantity.BYTES_ALLOCATED_PER_ARTICLE, secondary(result, "gc.alloc.rate.norm"));
      values.forEach(
          (quantity, value) -> {
            if (!value.isNaN()) {
              measurements.add(
                  new Measurement(quantity, engine, workload, queries, threads, value));
            }
          });
      System.out.printf(
          Locale.ROOT,
          "%-24s %-10s %,9d queries %d threads %,12.1f us/article%n",
          engine,
          workload,
          queries,
          threads,
          time.getScore());
    }
  }

  private static double secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    return found == null ? Double.NaN : found.getScore();
  }
}
