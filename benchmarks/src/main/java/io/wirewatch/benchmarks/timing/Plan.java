package io.wirewatch.benchmarks.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is timed, in what order, for how long.
 *
 * @param sizes the numbers of stored queries on generated articles
 * @param sizesOnSeeds the same on the sample articles
 * @param warmUps iterations that are not counted
 * @param iterations iterations that are
 * @param milliseconds of an iteration
 * @param sample how many articles the engines have to agree on
 */
public record Plan(
    List<Integer> sizes,
    List<Integer> sizesOnSeeds,
    int warmUps,
    int iterations,
    int milliseconds,
    int sample) {
  /** How many queries the engines are given whose time or build grows too fast for more. */
  private static final int MOST_FOR_ASKING_ALL = 10_000;

  private static final int MOST_FOR_OTHERS = 100_000;
  private static final List<Integer> WITH_TWO_THREADS = List.of(1_000, 10_000, 100_000);

  /** Timings of one engine on one workload. */
  record Timing(String workload, String engine, List<Integer> sizes, int threads) {}

  /** Copies the lists. */
  public Plan {
    sizes = List.copyOf(sizes);
    sizesOnSeeds = List.copyOf(sizesOnSeeds);
  }

  /**
   * The plan of a name.
   *
   * @param name {@code quick} for a look, {@code full} for the record, {@code analysis} for that of
   *     the analysis, {@code feeds} for that of reading feeds; {@code push} has none of its own
   */
  public static Plan named(String name) {
    return switch (name) {
      case "quick" -> new Plan(List.of(100, 10_000), List.of(1_000), 2, 2, 600, 20);
      case "full" ->
          new Plan(
              List.of(10, 100, 1_000, 10_000, 100_000, 1_000_000),
              List.of(1_000, 10_000),
              4,
              3,
              800,
              40);
      case "alerts" -> new Plan(List.of(), List.of(), 0, 0, 0, 0);
      case "analysis", "feeds", "push", "polling", "pages" ->
          new Plan(List.of(), List.of(), 5, 3, 1_000, 0);
      default -> throw new IllegalArgumentException("there is no plan " + name);
    };
  }

  /** The timings of some engines. */
  List<Timing> timings(List<String> engines) {
    List<Timing> timings = new ArrayList<>();
    for (String engine : engines) {
      timings.add(
          new Timing(
              "generated", engine, sizes.stream().filter(s -> takes(engine, s)).toList(), 1));
      timings.add(new Timing("seeds", engine, sizesOnSeeds, 1));
      if (isOurs(engine)) {
        Stream<Integer> twice = WITH_TWO_THREADS.stream().filter(sizes::contains);
        timings.add(new Timing("generated", engine, twice.toList(), 2));
      }
    }
    return timings;
  }

  /** Whether an engine is given so many queries. */
  static boolean takes(String engine, int queries) {
    return isOurs(engine)
        || queries <= (engine.startsWith("monitor-all") ? MOST_FOR_ASKING_ALL : MOST_FOR_OTHERS);
  }

  private static boolean isOurs(String engine) {
    return engine.startsWith("ours");
  }
}
