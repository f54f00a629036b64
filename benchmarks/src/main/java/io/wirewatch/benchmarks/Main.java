package io.wirewatch.benchmarks;

import io.wirewatch.benchmarks.report.Results;
import io.wirewatch.benchmarks.timing.Check;
import io.wirewatch.benchmarks.timing.Plan;
import io.wirewatch.benchmarks.timing.Timings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
      case "check" -> Results.writePart(parts.resolve("check.json"), Check.run(plan, rest, seeds));
      case "time" -> {
        Timings timings = new Timings(plan, seeds, parts);
        timings.match(rest);
        Results.writePart(
            parts.resolve("time-" + rest.getFirst() + ".json"), timings.measurements());
      }
      default -> throw new IllegalArgumentException("there is no step " + step);
    }
  }
}
