package io.wirewatch.benchmarks.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * All that was measured in a run.
 *
 * @param about the machine and the run, for the reader
 * @param measurements in the order in which they were made
 */
public record Results(Map<String, String> about, List<Measurement> measurements) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Copies both. */
  public Results {
    about = Map.copyOf(about);
    measurements = List.copyOf(measurements);
  }

  /** What the parts of a run wrote into a folder. */
  public static Results collected(Path folder, Map<String, String> about) throws IOException {
    List<Measurement> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        all.addAll(JSON.readValue(file.toFile(), new TypeReference<List<Measurement>>() {}));
      }
    }
    return new Results(about, all);
  }

  /** Writes a part of a run. */
  public static void writePart(Path file, List<Measurement> measurements) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writeValue(file.toFile(), measurements);
  }

  /** Writes all as JSON, one measurement a line. */
  public void write(Path file) throws IOException {
    StringBuilder json = new StringBuilder("{\n  \"about\": ");
    JsonMapper lines = new JsonMapper();
    json.append(lines.writeValueAsString(new java.util.TreeMap<>(about)));
    json.append(",\n  \"measurements\": [");
    String separator = "\n    ";
    for (Measurement measurement : measurements) {
      json.append(separator).append(lines.writeValueAsString(measurement));
      separator = ",\n    ";
    }
    Files.writeString(file, json.append("\n  ]\n}\n"));
  }

  /** The numbers of queries for which a quantity was measured on a workload, rising. */
  public List<Integer> sizes(Quantity quantity, String workload) {
    return of(quantity, workload).map(Measurement::queries).distinct().sorted().toList();
  }

  /** The engines for which a quantity was measured on a workload. */
  public List<String> engines(Quantity quantity, String workload) {
    return of(quantity, workload).map(Measurement::engine).distinct().toList();
  }

  /** A number with one thread. */
  public OptionalDouble value(Quantity quantity, String engine, String workload, int queries) {
    return value(quantity, engine, workload, queries, 1);
  }

  /** A number; the last, when it was measured more than once. */
  public OptionalDouble value(
      Quantity quantity, String engine, String workload, int queries, int threads) {
    return of(quantity, workload)
        .filter(m -> m.engine().equals(engine))
        .filter(m -> m.queries() == queries && m.threads() == threads)
        .mapToDouble(Measurement::value)
        .reduce((earlier, later) -> later);
  }

  private Stream<Measurement> of(Quantity quantity, String workload) {
    return measurements.stream()
        .filter(m -> m.quantity() == quantity && m.workload().equals(workload));
  }
}
