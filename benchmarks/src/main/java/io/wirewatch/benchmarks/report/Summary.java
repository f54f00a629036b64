package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The results for a reader. */
public final class Summary {
  private static final Quantity TIME = Quantity.MICROSECONDS_PER_ARTICLE;
  private static final String GENERATED = "generated";

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private Summary(Results results) {
    this.results = results;
  }

  /** Writes the tables into a file. */
  public static void write(Results results, Path file) throws IOException {
    Files.writeString(file, new Summary(results).all());
  }

  private String all() {
    text.append(
        "# The matcher, measured\n\nMade by `benchmarks/run`; see `benchmarks/README.md`.\n\n");
    new TreeMap<>(results.about())
        .forEach((key, value) -> text.append("- ").append(key).append(": ").append(value + "\n"));
    text.append("\n![Microseconds per article by number of stored queries](matcher.svg)\n");
    compared(GENERATED, "Microseconds per article, generated texts and queries");
    compared("seeds", "The same on the sample articles and their topics' and rules' queries");
    everyEngine(TIME, "Microseconds per article, every engine");
    tokenising();
    everyEngine(Quantity.BYTES_ALLOCATED_PER_ARTICLE, "Bytes allocated per article");
    threads();
    storing();
    changing();
    return text.toString();
  }

  private void compared(String workload, String title) {
    section(title);
    Table table =
        new Table(
            List.of(
                "queries",
                "matches per article",
                "matcher",
                "with spans",
                "Monitor's best",
                "percolator's best",
                "Monitor / matcher",
                "percolator / matcher",
                "matcher / EnglishAnalyzer",
                "spans / none"));
    OptionalDouble tokens = results.value(TIME, "tokens-english-analyzer", workload, 0);
    for (int size : sizes(TIME, workload)) {
      OptionalDouble ours = results.value(TIME, "ours", workload, size);
      OptionalDouble spans = results.value(TIME, "ours-spans", workload, size);
      OptionalDouble monitor = best(workload, size, label -> label.startsWith("monitor"));
      OptionalDouble percolator = best(workload, size, label -> label.startsWith("percolator"));
      table.add(
          List.of(
              Table.count(size),
              Table.number(results.value(Quantity.MATCHES_PER_ARTICLE, "all", workload, size)),
              Table.number(ours),
              Table.number(spans),
              Table.number(monitor),
              Table.number(percolator),
              Table.times(monitor, ours),
              Table.times(percolator, ours),
              Table.times(ours, tokens),
              Table.times(spans, ours)));
    }
    text.append(table);
  }

  private void everyEngine(Quantity quantity, String title) {
    section(title);
    List<Integer> sizes = sizes(quantity, GENERATED);
    List<String> heads = new ArrayList<>(List.of("engine"));
    sizes.forEach(size -> heads.add(Table.count(size)));
    Table table = new Table(heads);
    for (String engine : results.engines(quantity, GENERATED)) {
      if (!engine.startsWith("tokens")) {
        List<String> row = new ArrayList<>(List.of(Names.of(engine)));
        for (int size : sizes) {
          row.add(Table.number(results.value(quantity, engine, GENERATED, size)));
        }
        table.add(row);
      }
    }
    text.append(table);
  }

  private void tokenising() {
    section("Microseconds per article, tokenising alone");
    Table table = new Table(List.of("analyser", "generated", "seeds"));
    for (String engine : results.engines(TIME, GENERATED)) {
      if (engine.startsWith("tokens")) {
        table.add(
            List.of(
                Names.of(engine),
                Table.number(results.value(TIME, engine, GENERATED, 0)),
                Table.number(results.value(TIME, engine, "seeds", 0))));
      }
    }
    text.append(table);
  }

  private void threads() {
    section("Two threads");
    Table table =
        new Table(
            List.of(
                "engine", "queries", "µs with one", "µs with two", "articles in the same time"));
    for (String engine : results.engines(TIME, GENERATED)) {
      for (int size : sizes(TIME, GENERATED)) {
        OptionalDouble one = results.value(TIME, engine, GENERATED, size, 1);
        OptionalDouble two = results.value(TIME, engine, GENERATED, size, 2);
        if (two.isPresent() && one.isPresent()) {
          table.add(
              List.of(
                  Names.of(engine),
                  Table.count(size),
                  Table.number(one),
                  Table.number(two),
                  Table.number(2 * one.getAsDouble() / two.getAsDouble()) + "×"));
        }
      }
    }
    text.append(table);
  }

  private void storing() {
    section("Storing");
    Quantity heap = Quantity.HEAP_BYTES_PER_QUERY;
    Table table =
        new Table(List.of("engine", "queries", "bytes per query", "MiB in all", "stored a second"));
    for (String engine : results.engines(heap, GENERATED)) {
      for (int size : results.sizes(heap, GENERATED)) {
        OptionalDouble bytes = results.value(heap, engine, GENERATED, size);
        if (bytes.isPresent()) {
          table.add(
              List.of(
                  Names.of(engine),
                  Table.count(size),
                  Table.number(bytes),
                  Table.number(bytes.getAsDouble() * size / (1 << 20)),
                  Table.number(
                      results.value(Quantity.QUERIES_STORED_PER_SECOND, engine, GENERATED, size))));
        }
      }
    }
    text.append(table);
  }

  private void changing() {
    section("One query replaced, until every later article meets the new one");
    Quantity median = Quantity.CHANGE_MILLISECONDS_MEDIAN;
    Table table =
        new Table(
            List.of(
                "engine",
                "queries",
                "median, ms",
                "99th percentile, ms",
                "slowest, ms",
                "first article after it, µs"));
    for (String engine : results.engines(median, GENERATED)) {
      for (int size : results.sizes(median, GENERATED)) {
        if (results.value(median, engine, GENERATED, size).isPresent()) {
          List<String> row = new ArrayList<>(List.of(Names.of(engine), Table.count(size)));
          Stream.of(
                  median,
                  Quantity.CHANGE_MILLISECONDS_P99,
                  Quantity.CHANGE_MILLISECONDS_MAX,
                  Quantity.MATCH_AFTER_CHANGE_MICROSECONDS_MEDIAN)
              .map(quantity -> Table.number(results.value(quantity, engine, GENERATED, size)))
              .forEach(row::add);
          table.add(row);
        }
      }
    }
    text.append(table);
    for (int size : results.sizes(Quantity.RECHOOSING_SECONDS, GENERATED)) {
      text.append(
          String.format(
              Locale.ROOT,
              "%nChoosing the required terms of %,d queries anew took %s s.%n",
              size,
              Table.number(results.value(Quantity.RECHOOSING_SECONDS, "ours", GENERATED, size))));
    }
  }

  private OptionalDouble best(String workload, int size, Predicate<String> engines) {
    return results.engines(TIME, workload).stream()
        .filter(engines)
        .flatMap(engine -> results.value(TIME, engine, workload, size).stream().boxed())
        .mapToDouble(Double::doubleValue)
        .min();
  }

  /** Without 0, which stands for tokenising alone. */
  private List<Integer> sizes(Quantity quantity, String workload) {
    return results.sizes(quantity, workload).stream().filter(size -> size > 0).toList();
  }

  private void section(String title) {
    text.append("\n## ").append(title).append("\n\n");
  }
}
