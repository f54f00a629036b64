package io.wirewatch.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
  private static final List<Measurement> MEASUREMENTS =
      List.of(
          time("tokens-english-analyzer", 0, 1, 50),
          time("ours", 100, 1, 40),
          time("ours", 1_000, 1, 60),
          time("ours", 1_000, 2, 80),
          time("ours-spans", 1_000, 1, 75),
          time("monitor-terms", 100, 1, 400),
          time("monitor-terms", 1_000, 1, 900),
          time("monitor-terms-batch", 1_000, 1, 600),
          time("percolator", 1_000, 1, 3_000),
          of(Quantity.MATCHES_PER_ARTICLE, "all", 1_000, 7),
          of(Quantity.HEAP_BYTES_PER_QUERY, "ours", 1_000, 512),
          of(Quantity.QUERIES_STORED_PER_SECOND, "ours", 1_000, 250_000),
          of(Quantity.CHANGE_MILLISECONDS_MEDIAN, "ours", 1_000, 0.01));

  @TempDir Path folder;

  @Test
  void comparesWithTheBestOfTheOthers() throws Exception {
    Summary.write(results(), folder.resolve("matcher.md"));
    assertThat(folder.resolve("matcher.md"))
        .content()
        .contains("- java: 25")
        .contains("| 100 |  | 40.0 |  | 400 |  | 10.0× |  | 0.80× |  |")
        .contains("| 1,000 | 7.00 | 60.0 | 75.0 | 600 | 3,000 | 10.0× | 50.0× | 1.20× | 1.25× |")
        .contains("| matcher | 1,000 | 60.0 | 80.0 | 1.50× |")
        .contains("| matcher | 1,000 | 512 | 0.49 | 250,000 |");
  }

  @Test
  void drawsALineForEachEngineWithItsName() throws Exception {
    Path file = folder.resolve("matcher.svg");
    Picture.write(results(), file);
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(4);
    assertThat(Files.readString(file))
        .contains(">matcher<", ">matcher with spans<", ">Monitor, terms<", ">percolator<")
        .contains(">1,000<");
  }

  @Test
  void keepsEveryNumber() throws Exception {
    Path parts = folder.resolve("parts");
    Results.writePart(parts.resolve("a.json"), MEASUREMENTS.subList(0, 5));
    Results.writePart(parts.resolve("b.json"), MEASUREMENTS.subList(5, MEASUREMENTS.size()));
    Results collected = Results.collected(parts, Map.of("java", "25"));
    assertThat(collected.measurements()).isEqualTo(MEASUREMENTS);

    collected.write(folder.resolve("matcher.json"));
    JsonNode written = new JsonMapper().readTree(folder.resolve("matcher.json").toFile());
    List<Measurement> read = new ArrayList<>();
    for (JsonNode measurement : written.path("measurements")) {
      read.add(new JsonMapper().treeToValue(measurement, Measurement.class));
    }
    assertThat(read).isEqualTo(MEASUREMENTS);
    assertThat(written.path("about").path("java").asText()).isEqualTo("25");
  }

  private static Results results() {
    return new Results(Map.of("java", "25"), MEASUREMENTS);
  }

  private static Measurement time(String engine, int queries, int threads, double value) {
    return new Measurement(
        Quantity.MICROSECONDS_PER_ARTICLE, engine, "generated", queries, threads, value);
  }

  private static Measurement of(Quantity quantity, String engine, int queries, double value) {
    return new Measurement(quantity, engine, "generated", queries, 1, value);
  }
}
