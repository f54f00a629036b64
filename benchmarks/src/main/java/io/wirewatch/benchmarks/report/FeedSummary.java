package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The results of reading feeds for a reader. */
public final class FeedSummary {
  private static final Quantity TIME = Quantity.MICROSECONDS_PER_ARTICLE;
  private static final Quantity PROCESSOR = Quantity.PROCESSOR_MICROSECONDS_PER_ARTICLE;
  private static final String PLAIN = "stax-with-dates";
  private static final int LONG = 100_000;

  private FeedSummary() {}

  /** Writes the tables into a file. */
  public static void write(Results results, Path file) throws IOException {
    StringBuilder text =
        new StringBuilder("# Reading feeds, measured\n\nMade by `benchmarks/run feeds`; see ")
            .append(
                "`benchmarks/README.md`. Entries of about 1,200 bytes, a hundred in a feed.\n\n");
    new TreeMap<>(results.about())
        .forEach(
            (key, value) -> text.append("- ").append(key).append(": ").append(value).append('\n'));
    entries(results, "rss", "An entry of RSS 2.0", text);
    entries(results, "atom", "An entry of Atom 1.0", text);
    entries(results, "broken", "An entry of RSS that is not well-formed", text);
    longFeeds(results, text);
    Files.writeString(file, text.toString());
  }

  private static void entries(Results results, String workload, String title, StringBuilder text) {
    text.append("\n## ").append(title).append("\n\n");
    Table table =
        new Table(
            List.of(
                "what reads",
                "µs",
                "µs of a core",
                "entries a second and core",
                "/ StAX with dates",
                "kB allocated"));
    for (String engine : results.engines(TIME, workload)) {
      OptionalDouble processor = results.value(PROCESSOR, engine, workload, 0);
      OptionalDouble bytes =
          results.value(Quantity.BYTES_ALLOCATED_PER_ARTICLE, engine, workload, 0);
      table.add(
          List.of(
              Names.of(engine),
              Table.number(results.value(TIME, engine, workload, 0)),
              Table.number(processor),
              processor.isPresent() ? Table.number(1e6 / processor.getAsDouble()) : "",
              Table.times(processor, results.value(PROCESSOR, PLAIN, workload, 0)),
              bytes.isPresent() ? Table.number(bytes.getAsDouble() / 1e3) : ""));
    }
    text.append(table);
  }

  private static void longFeeds(Results results, StringBuilder text) {
    text.append("\n## A feed of 100,000 entries, in a JVM that has read none before\n\n");
    Table table = new Table(List.of("", "MB", "seconds"));
    for (String workload : List.of("rss", "broken")) {
      OptionalDouble bytes = results.value(Quantity.FEED_BYTES, "feed-parser", workload, LONG);
      table.add(
          List.of(
              workload.equals("rss") ? "RSS 2.0" : "the same, not well-formed",
              bytes.isPresent() ? Table.number(bytes.getAsDouble() / 1e6) : "",
              Table.number(
                  results.value(Quantity.READING_SECONDS, "feed-parser", workload, LONG))));
    }
    text.append(table);
  }
}
