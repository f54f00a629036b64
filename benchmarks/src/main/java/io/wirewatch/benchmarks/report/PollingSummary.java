package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of polling for a reader. */
public final class PollingSummary {
  private PollingSummary() {}

  /** Writes the table into a file. */
  public static void write(Results results, Path file) throws IOException {
    StringBuilder text =
        new StringBuilder("# Polling, measured\n\nMade by `benchmarks/run polling`; see ")
            .append("`benchmarks/README.md`. Each feed is on a host of its own and due once a\n")
            .append("minute; their server is in the same process, Kafka is not part of it.\n\n");
    new TreeMap<>(results.about())
        .forEach(
            (key, value) -> text.append("- ").append(key).append(": ").append(value).append('\n'));
    Map<String, Quantity> columns = new LinkedHashMap<>();
    columns.put("polls a second", Quantity.POLLS_PER_SECOND);
    columns.put("late by, ms, median", Quantity.LATE_MILLISECONDS_MEDIAN);
    columns.put("p99", Quantity.LATE_MILLISECONDS_P99);
    columns.put("p99.9", Quantity.LATE_MILLISECONDS_P999);
    columns.put("most", Quantity.LATE_MILLISECONDS_MAX);
    columns.put("cores busy, with the server's part", Quantity.CORES_BUSY);
    columns.put("polls that failed", Quantity.POLLS_FAILED);
    columns.put("new entries", Quantity.ENTRIES_TAKEN);
    List<String> heads = new ArrayList<>(List.of("feeds"));
    heads.addAll(columns.keySet());
    Table table = new Table(heads);
    for (int feeds : results.sizes(Quantity.POLLS_PER_SECOND, "feeds")) {
      List<String> cells = new ArrayList<>(List.of(Table.count(feeds)));
      for (Quantity quantity : columns.values()) {
        cells.add(Table.number(results.value(quantity, "poller", "feeds", feeds)));
      }
      table.add(cells);
    }
    Files.writeString(file, text.append('\n').append(table).toString());
  }
}
