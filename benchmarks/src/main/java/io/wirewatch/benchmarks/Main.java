package io.wirewatch.benchmarks;

import io.wirewatch.benchmarks.alerts.AlertsBenchmark;
import io.wirewatch.benchmarks.engine.EngineType;
import io.wirewatch.benchmarks.engine.Engines;
import io.wirewatch.benchmarks.feeds.LongFeed;
import io.wirewatch.benchmarks.page.PageReading;
import io.wirewatch.benchmarks.polling.Polling;
import io.wirewatch.benchmarks.push.PushBenchmark;
import io.wirewatch.benchmarks.report.AlertsSummary;
import io.wirewatch.benchmarks.report.AnalysisSummary;
import io.wirewatch.benchmarks.report.FeedSummary;
import io.wirewatch.benchmarks.report.Picture;
import io.wirewatch.benchmarks.report.PollingSummary;
import io.wirewatch.benchmarks.report.PushSummary;
import io.wirewatch.benchmarks.report.Results;
import io.wirewatch.benchmarks.report.Summary;
import io.wirewatch.benchmarks.timing.Changing;
import io.wirewatch.benchmarks.timing.Check;
import io.wirewatch.benchmarks.timing.Compiling;
import io.wirewatch.benchmarks.timing.Plan;
import io.wirewatch.benchmarks.timing.Storing;
import io.wirewatch.benchmarks.timing.Timings;
import io.wirewatch.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The steps of a run, which {@code benchmarks/run} takes one after the other. */
public final class Main {
  private Main() {}

  /**
   * Takes one step.
   *
   * @param args the step, the plan, the checkout, the folder for what is measured, and what else
   *     the step needs
   */
  public static void main(String[] args) throws Exception {
    List<String> words = List.of(args);
    String step = words.get(0);
    Plan plan = Plan.named(words.get(1));
    Path checkout = Path.of(words.get(2));
    Path parts = Path.of(words.get(3));
    List<String> rest = words.subList(4, words.size());
    Path seeds = checkout.resolve("seeds");
    Files.createDirectories(parts);
    switch (step) {
      case "check" -> Results.writePart(part(parts, "check"), Check.run(plan, rest, seeds));
      case "time" -> {
        Timings timings = new Timings(plan, seeds, parts);
        timings.match(rest);
        Results.writePart(part(parts, "time"), timings.measurements());
      }
      case "tokenise" -> {
        Timings timings = new Timings(plan, seeds, parts);
        timings.tokenise();
        Results.writePart(part(parts, "tokenise"), timings.measurements());
      }
      case "store" -> {
        EngineType engine = Engines.named(rest.get(0));
        int count = Integer.parseInt(rest.get(1));
        Results.writePart(
            part(parts, "store"), new Storing(engine, Workload.generated(), count).run());
      }
      case "change" -> {
        EngineType engine = Engines.named(rest.get(0));
        int count = Integer.parseInt(rest.get(1));
        int changes = Integer.parseInt(rest.get(2));
        Results.writePart(
            part(parts, "change"),
            new Changing(engine, Workload.generated(), count, changes).run());
      }
      case "analyse" -> {
        Timings timings = new Timings(plan, seeds, parts);
        timings.analyse();
        Results.writePart(part(parts, "analyse"), timings.measurements());
      }
      case "compile" -> Results.writePart(part(parts, "compile"), new Compiling(seeds).run());
      case "push" ->
          Results.writePart(
              part(parts, "push"), PushBenchmark.run(rest.get(0), rest.get(1), parts));
      case "report-push" -> report(checkout, parts, rest, "push", PushSummary::write);
      case "alerts" -> {
        AlertsBenchmark alerts = new AlertsBenchmark(checkout);
        switch (rest.get(0)) {
          case "match" -> alerts.match(numbers(rest.subList(1, rest.size())));
          case "count" -> alerts.count();
          case "carry" -> alerts.carry();
          case "load" -> alerts.load(numbers(rest.subList(1, rest.size())));
          default -> throw new IllegalArgumentException("there is nothing like " + rest.get(0));
        }
        Results.writePart(part(parts, "alerts-" + rest.get(0)), alerts.measurements());
      }
      case "report-alerts" -> report(checkout, parts, rest, "alerts", AlertsSummary::write);
      case "read-feeds" -> {
        Timings timings = new Timings(plan, seeds, parts);
        timings.readFeeds();
        Results.writePart(part(parts, "read-feeds"), timings.measurements());
      }
      case "long-feed" -> Results.writePart(part(parts, "long-feed"), LongFeed.read());
      case "report-feeds" -> report(checkout, parts, rest, "feeds", FeedSummary::write);
      case "report-analysis" -> report(checkout, parts, rest, "analysis", AnalysisSummary::write);
      case "poll" -> Results.writePart(part(parts, "poll"), Polling.run());
      case "report-polling" -> report(checkout, parts, rest, "polling", PollingSummary::write);
      case "pages" -> {
        Path folder = checkout.resolve("benchmarks/results");
        Files.createDirectories(folder);
        new PageReading(checkout).write(Machine.described(rest), folder.resolve("pages.md"));
      }
      case "report" -> {
        report(checkout, parts, rest, "matcher", Summary::write);
        Picture.write(
            Results.collected(parts, Machine.described(rest)),
            checkout.resolve("benchmarks/results/matcher.svg"));
      }
      default -> throw new IllegalArgumentException("there is no step " + step);
    }
  }

  /** How the results of a run are written for a reader. */
  private interface Summarised {
    void write(Results results, Path file) throws IOException;
  }

  private static void report(
      Path checkout, Path parts, List<String> about, String name, Summarised summary)
      throws IOException {
    Results results = Results.collected(parts, Machine.described(about));
    Path folder = checkout.resolve("benchmarks/results");
    Files.createDirectories(folder);
    results.write(folder.resolve(name + ".json"));
    summary.write(results, folder.resolve(name + ".md"));
  }

  private static List<Integer> numbers(List<String> words) {
    return words.stream().map(Integer::valueOf).toList();
  }

  /** A file for what a step measures, numbered so that the order of the steps is that of files. */
  private static Path part(Path parts, String step) throws IOException {
    try (Stream<Path> files = Files.list(parts)) {
      long before = files.filter(file -> file.toString().endsWith(".json")).count();
      return parts.resolve("%02d-%s.json".formatted(before, step));
    }
  }
}
