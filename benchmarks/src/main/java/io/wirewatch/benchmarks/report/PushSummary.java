package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The results of pushing articles for a reader. */
public final class PushSummary {
  private static final Quantity RATE = Quantity.ARTICLES_PER_SECOND;
  private static final List<String> ENGINES = List.of("push", "bare-producer");

  private PushSummary() {}

  /** Writes the table into a file. */
  public static void write(Results results, Path file) throws IOException {
    StringBuilder text =
        new StringBuilder("# Pushing articles, measured\n\nMade by `benchmarks/run push`; see ")
            .append("`benchmarks/README.md`. Articles of about 3 kB, in one request each round.\n")
            .append("The service, its exactly-once topology, the broker and the client share the")
            .append(" machine.\n\n");
    new TreeMap<>(results.about())
        .forEach(
            (key, value) -> text.append("- ").append(key).append(": ").append(value).append('\n'));
    List<String> heads = new ArrayList<>(List.of("round"));
    ENGINES.forEach(engine -> heads.add(Names.of(engine) + ", articles a second"));
    heads.add("share");
    Table table = new Table(heads);
    for (String round : rounds(results)) {
      table.add(row(round, ENGINES.stream().map(engine -> rate(results, engine, round)).toList()));
    }
    table.add(row("median", ENGINES.stream().map(engine -> median(results, engine)).toList()));
    Files.writeString(file, text.append('\n').append(table).toString());
  }

  private static List<String> row(String name, List<Double> rates) {
    List<String> cells = new ArrayList<>(List.of(name));
    rates.forEach(rate -> cells.add(Table.number(rate)));
    cells.add(Table.times(OptionalDouble.of(rates.getFirst()), OptionalDouble.of(rates.getLast())));
    return cells;
  }

  private static List<String> rounds(Results results) {
    return of(results).map(Measurement::workload).distinct().toList();
  }

  private static double rate(Results results, String engine, String round) {
    return of(results)
        .filter(each -> each.engine().equals(engine) && each.workload().equals(round))
        .mapToDouble(Measurement::value)
        .sum();
  }

  private static double median(Results results, String engine) {
    double[] rates =
        of(results)
            .filter(each -> each.engine().equals(engine))
            .mapToDouble(Measurement::value)
            .sorted()
            .toArray();
    return rates[rates.length / 2];
  }

  private static Stream<Measurement> of(Results results) {
    return results.measurements().stream().filter(each -> each.quantity() == RATE);
  }
}
