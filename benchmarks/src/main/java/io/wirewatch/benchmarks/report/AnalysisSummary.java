package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The results of the analysis for a reader. */
public final class AnalysisSummary {
  private static final Quantity TIME = Quantity.MICROSECONDS_PER_ARTICLE;
  private static final Quantity PROCESSOR = Quantity.PROCESSOR_MICROSECONDS_PER_ARTICLE;
  private static final String PLAIN = "tokens-standard-analyzer";
  private static final String STEMS = "tokens-english-analyzer";
  private static final String MIX = "mix";

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private AnalysisSummary(Results results) {
    this.results = results;
  }

  /** Writes the tables into a file. */
  public static void write(Results results, Path file) throws IOException {
    Files.writeString(file, new AnalysisSummary(results).all());
  }

  private String all() {
    text.append("# The analysis, measured\n\nMade by `benchmarks/run analysis`; see ")
        .append(
            "`benchmarks/README.md`. Articles of about 500 words, the whole pack of topics.\n\n");
    new TreeMap<>(results.about())
        .forEach((key, value) -> text.append("- ").append(key).append(": ").append(value + "\n"));
    articles(MIX, "An article of the mix, of which one in ten is relevant");
    articles("others", "An article that tells of no event");
    articles("relevant", "A relevant article");
    pack();
    return text.toString();
  }

  private void articles(String workload, String title) {
    text.append("\n## ").append(title).append("\n\n");
    Table table =
        new Table(
            List.of(
                "what is done",
                "ms",
                "ms of a core",
                "articles a second and core",
                "/ StandardAnalyzer",
                "/ EnglishAnalyzer",
                "kB allocated"));
    for (String engine : results.engines(TIME, workload)) {
      OptionalDouble processor = results.value(PROCESSOR, engine, workload, 0);
      table.add(
          List.of(
              Names.of(engine),
              Table.number(scaled(results.value(TIME, engine, workload, 0), 1e-3)),
              Table.number(scaled(processor, 1e-3)),
              processor.isPresent() ? Table.number(1e6 / processor.getAsDouble()) : "",
              Table.times(processor, results.value(PROCESSOR, PLAIN, MIX, 0)),
              Table.times(processor, results.value(PROCESSOR, STEMS, MIX, 0)),
              Table.number(
                  scaled(
                      results.value(Quantity.BYTES_ALLOCATED_PER_ARTICLE, engine, workload, 0),
                      1e-3))));
    }
    text.append(table);
  }

  private void pack() {
    text.append("\n## The pack\n\n");
    Table table = new Table(List.of("", "seconds to read and compile", "MiB of heap"));
    for (String pack : results.engines(Quantity.COMPILING_SECONDS, MIX)) {
      OptionalDouble heap = results.value(Quantity.HEAP_BYTES, pack, MIX, 0);
      table.add(
          List.of(
              pack.equals("pack") ? "triggers alone" : "with what the examples teach",
              Table.number(results.value(Quantity.COMPILING_SECONDS, pack, MIX, 0)),
              Table.number(scaled(heap, 1.0 / (1 << 20)))));
    }
    text.append(table);
  }

  private static OptionalDouble scaled(OptionalDouble value, double by) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * by) : value;
  }
}
