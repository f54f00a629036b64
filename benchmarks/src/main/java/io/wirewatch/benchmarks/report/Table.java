package io.wirewatch.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A table in Markdown; its first column is text, the others are numbers. */
final class Table {
  private final List<String> rows = new ArrayList<>();

  Table(List<String> heads) {
    rows.add(row(heads));
    rows.add("|---|" + "---:|".repeat(heads.size() - 1));
  }

  Table add(List<String> cells) {
    rows.add(row(cells));
    return this;
  }

  @Override
  public String toString() {
    return rows.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** A number with about three digits, or nothing. */
  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }

  static String count(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** How many times the second number goes into the first, or nothing. */
  static String times(OptionalDouble of, OptionalDouble in) {
    return of.isPresent() && in.isPresent()
        ? number(of.getAsDouble() / in.getAsDouble()) + "×"
        : "";
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
