package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The results of the counting of alerts for a reader. */
public final class AlertsSummary {
  private static final String NEWS = "news";
  private static final String SERVICE = "service";
  private static final String PASS_THROUGH = "pass-through";

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private AlertsSummary(Results results) {
    this.results = results;
  }

  /** Writes the tables into a file. */
  public static void write(Results results, Path file) throws IOException {
    Files.writeString(file, new AlertsSummary(results).all());
  }

  private String all() {
    text.append("# The alert service, measured\n\nMade by `benchmarks/run alerts`; see ")
        .append("`benchmarks/README.md`.\n\n");
    new TreeMap<>(results.about())
        .forEach((key, value) -> text.append("- ").append(key).append(": ").append(value + "\n"));
    rules();
    counting();
    carrying();
    starting();
    return text.toString();
  }

  private OptionalDouble value(Quantity quantity, String of, int rules) {
    return results.value(quantity, of, NEWS, rules);
  }

  private void title(String title) {
    text.append("\n## ").append(title).append("\n\n");
  }

  private void rules() {
    title("Which rules an article matches");
    Table table =
        new Table(
            List.of(
                "rules",
                "articles a second and core",
                "µs of a core",
                "rules that match",
                "µs / those at the fewest",
                "matches / those at the fewest"));
    List<Integer> sizes = results.sizes(Quantity.MATCHES_PER_ARTICLE, NEWS);
    for (int size : sizes) {
      OptionalDouble micros = value(Quantity.PROCESSOR_MICROSECONDS_PER_ARTICLE, SERVICE, size);
      OptionalDouble matches = value(Quantity.MATCHES_PER_ARTICLE, SERVICE, size);
      table.add(
          List.of(
              Table.count(size),
              micros.isPresent() ? Table.number(1e6 / micros.getAsDouble()) : "",
              Table.number(micros),
              Table.number(matches),
              Table.times(
                  micros,
                  value(Quantity.PROCESSOR_MICROSECONDS_PER_ARTICLE, SERVICE, sizes.getFirst())),
              Table.times(
                  matches, value(Quantity.MATCHES_PER_ARTICLE, SERVICE, sizes.getFirst()))));
    }
    text.append(table);
  }

  private void counting() {
    title("Counting what matches, with durable state");
    Table table =
        new Table(List.of("", "events a second and core", "events a second", "alerts an event"));
    for (String of : results.engines(Quantity.EVENTS_PER_PROCESSOR_SECOND, NEWS)) {
      for (int size : results.sizes(Quantity.EVENTS_PER_PROCESSOR_SECOND, NEWS)) {
        table.add(
            List.of(
                Names.of(of),
                Table.number(value(Quantity.EVENTS_PER_PROCESSOR_SECOND, of, size)),
                Table.number(value(Quantity.EVENTS_PER_SECOND, of, size)),
                Table.number(value(Quantity.ALERTS_PER_EVENT, of, size))));
      }
    }
    text.append(table);
  }

  private void carrying() {
    title("The whole path, from tagged articles to alerts");
    Table table =
        new Table(
            List.of(
                "", "articles a second and core", "articles a second", "ms, median", "ms, p99"));
    for (int size : results.sizes(Quantity.ARTICLES_PER_SECOND, NEWS)) {
      for (String of : List.of(PASS_THROUGH, SERVICE)) {
        table.add(
            List.of(
                Names.of(of) + (of.equals(SERVICE) ? ", " + Table.count(size) + " rules" : ""),
                Table.number(value(Quantity.ARTICLES_PER_PROCESSOR_SECOND, of, size)),
                Table.number(value(Quantity.ARTICLES_PER_SECOND, of, size)),
                Table.number(value(Quantity.LATENCY_MILLISECONDS_MEDIAN, of, size)),
                Table.number(value(Quantity.LATENCY_MILLISECONDS_P99, of, size))));
      }
      table.add(
          List.of(
              "service / pass-through",
              shares(Quantity.ARTICLES_PER_PROCESSOR_SECOND, size),
              shares(Quantity.ARTICLES_PER_SECOND, size),
              shares(Quantity.LATENCY_MILLISECONDS_MEDIAN, size),
              shares(Quantity.LATENCY_MILLISECONDS_P99, size)));
    }
    text.append(table);
  }

  private String shares(Quantity quantity, int size) {
    return Table.times(value(quantity, SERVICE, size), value(quantity, PASS_THROUGH, size));
  }

  private void starting() {
    title("Starting, until all rules are in force");
    Table table = new Table(List.of("", "rules", "seconds", "seconds of a core"));
    for (int size : results.sizes(Quantity.STARTING_SECONDS, NEWS)) {
      for (String of : results.engines(Quantity.STARTING_SECONDS, NEWS)) {
        table.add(
            List.of(
                of,
                Table.count(size),
                Table.number(value(Quantity.STARTING_SECONDS, of, size)),
                Table.number(value(Quantity.STARTING_PROCESSOR_SECONDS, of, size))));
      }
    }
    text.append(table);
  }
}
