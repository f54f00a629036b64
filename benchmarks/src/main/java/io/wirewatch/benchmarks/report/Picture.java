package io.wirewatch.benchmarks.report;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Microseconds per article by number of stored queries, both on logarithmic scales; of single
 * articles and batches the better.
 */
public final class Picture {
  private static final String WORKLOAD = "generated";
  private static final Quantity TIME = Quantity.MICROSECONDS_PER_ARTICLE;
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int LEFT = 80;
  private static final int RIGHT = 170;
  private static final int TOP = 50;
  private static final int BOTTOM = 55;
  private static final int LINE_HEIGHT = 17;

  private static final Map<String, String> COLOURS =
      Map.of(
          "ours", "#0b6e4f",
          "ours-spans", "#5fad56",
          "monitor-all", "#c9a227",
          "monitor-terms", "#e07a1f",
          "monitor-multipass", "#a63d40",
          "percolator", "#3d5a9a");

  /** A line: what it is called, and its times by number of queries. */
  private record Line(String engine, SortedMap<Integer, Double> times) {}

  /** A line's name beside its end. */
  private record Label(String text, String colour, String anchor, double x, double y) {}

  private final Results results;
  private final List<Line> lines;
  private final double mostQueries;
  private final int lowest;
  private final int highest;
  private final StringBuilder svg = new StringBuilder();

  private Picture(Results results) {
    this.results = results;
    this.lines = lines(results);
    this.mostQueries = lines.stream().mapToInt(line -> line.times().lastKey()).max().orElse(100);
    double least =
        lines.stream().flatMap(l -> l.times().values().stream()).min(Double::compare).orElse(1.0);
    double most =
        lines.stream().flatMap(l -> l.times().values().stream()).max(Double::compare).orElse(10.0);
    this.lowest = (int) Math.floor(Math.log10(least));
    this.highest = (int) Math.ceil(Math.log10(most));
  }

  /** Draws the picture into a file. */
  public static void write(Results results, Path file) throws IOException {
    Files.writeString(file, new Picture(results).all());
  }

  private static List<Line> lines(Results results) {
    Map<String, SortedMap<Integer, Double>> byEngine = new LinkedHashMap<>();
    for (String engine : results.engines(TIME, WORKLOAD)) {
      for (int size : results.sizes(TIME, WORKLOAD)) {
        OptionalDouble time = results.value(TIME, engine, WORKLOAD, size);
        if (size > 0 && time.isPresent()) {
          byEngine
              .computeIfAbsent(Names.single(engine), name -> new TreeMap<>())
              .merge(size, time.getAsDouble(), Math::min);
        }
      }
    }
    return byEngine.entrySet().stream().map(e -> new Line(e.getKey(), e.getValue())).toList();
  }

  private String all() {
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="13">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="%d" y="26" font-size="16" font-weight="bold">Microseconds per article, by number \
        of stored queries</text>
        """,
        WIDTH, HEIGHT, LEFT);
    grid();
    results
        .value(TIME, "tokens-english-analyzer", WORKLOAD, 0)
        .ifPresent(time -> level(time, "tokenising alone (EnglishAnalyzer)"));
    List<Label> labels = new ArrayList<>();
    for (Line line : lines) {
      String colour = COLOURS.getOrDefault(line.engine(), "#555555");
      StringBuilder points = new StringBuilder();
      line.times().forEach((size, time) -> points.append(format("%.1f,%.1f ", x(size), y(time))));
      add(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n",
          points.toString().strip(), colour);
      line.times()
          .forEach(
              (size, time) ->
                  add(
                      "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
                      x(size), y(time), colour));
      int last = line.times().lastKey();
      // a line that ends early has its name on its left, off the lines that go on
      boolean early = last * 10 < mostQueries;
      labels.add(
          new Label(
              Names.of(line.engine()),
              colour,
              early ? "end" : "start",
              x(last) + (early ? -9 : 9),
              y(line.times().sequencedValues().getLast()) + 4));
    }
    for (Label label : apart(labels)) {
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-weight=\"bold\" stroke=\"#ffffff\""
              + " stroke-width=\"4\" paint-order=\"stroke\">%s</text>%n",
          label.x(), label.y(), label.anchor(), label.colour(), label.text());
    }
    return svg.append("</svg>\n").toString();
  }

  private void grid() {
    for (int power = lowest; power <= highest; power++) {
      double y = y(Math.pow(10, power));
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
          LEFT, WIDTH - RIGHT, y, y);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#444444\">%,d</text>%n",
          LEFT - 8, y + 4, Math.round(Math.pow(10, power)));
    }
    for (int size = 10; size <= mostQueries; size *= 10) {
      double x = x(size);
      add(
          "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#eeeeee\"/>%n",
          x, x, TOP, HEIGHT - BOTTOM);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#444444\">%,d</text>%n",
          x, HEIGHT - BOTTOM + 20, size);
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444444\">stored queries</text>%n",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12);
  }

  private void level(double time, String text) {
    add(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#777777\""
            + " stroke-dasharray=\"5 4\"/>%n",
        LEFT, WIDTH - RIGHT, y(time), y(time));
    add(
        "<text x=\"%d\" y=\"%.1f\" fill=\"#777777\" stroke=\"#ffffff\" stroke-width=\"4\""
            + " paint-order=\"stroke\">%s</text>%n",
        LEFT + 6, y(time) - 5, text);
  }

  /** Moves labels down that would lie on others. */
  private static List<Label> apart(List<Label> labels) {
    List<Label> placed = new ArrayList<>();
    for (Label label : labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList()) {
      double y = label.y();
      for (Label above : placed) {
        if (Math.abs(above.x() - label.x()) < RIGHT && y - above.y() < LINE_HEIGHT) {
          y = above.y() + LINE_HEIGHT;
        }
      }
      placed.add(new Label(label.text(), label.colour(), label.anchor(), label.x(), y));
    }
    return placed;
  }

  private double x(double queries) {
    double share = (Math.log10(queries) - 1) / Math.max(1, Math.log10(mostQueries) - 1);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double time) {
    double share = (Math.log10(time) - lowest) / Math.max(1, highest - lowest);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more library
  private void add(String format, Object... values) {
    svg.append(format(format, values));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
