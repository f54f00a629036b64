package io.wirewatch.ingest.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of a query that change nothing on the page, by the list beside this class. */
final class TrackingParameters {
  private static final Pattern ALL = Pattern.compile(list(), Pattern.CASE_INSENSITIVE);

  private TrackingParameters() {}

  /** The query without them, and without parameters that are empty; empty when none is left. */
  static Optional<String> without(String query) {
    List<String> kept =
        Arrays.stream(query.split("&"))
            .filter(parameter -> !parameter.isEmpty() && !ALL.matcher(parameter).matches())
            .toList();
    return kept.isEmpty() ? Optional.empty() : Optional.of(String.join("&", kept));
  }

  private static String list() {
    try (InputStream in = TrackingParameters.class.getResourceAsStream("tracking-parameters.txt")) {
      if (in == null) {
        throw new IllegalStateException("tracking-parameters.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> namesAValue(line) ? "(" + line + ")" : "(" + line + ")(=.*)?")
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean namesAValue(String line) {
    return line.replace("[^=]", "").contains("=");
  }
}
