package io.wirewatch.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the services found wrong in the configuration folder, as each of them tells over HTTP. */
final class ConfigurationProblems {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Where each service tells of what it left out. */
  private static final Map<String, Component> TOLD_AT =
      Map.of(
          "/feeds", Component.INGEST,
          "/topics", Component.ANALYSIS,
          "/rules", Component.ALERT,
          "/receivers", Component.ALERT);

  private ConfigurationProblems() {}

  /**
   * One line for each problem, in order; what a service does not answer is left out.
   *
   * @param addresses where each component serves
   */
  static List<String> ask(Function<Component, URI> addresses) throws InterruptedException {
    List<String> problems = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (Map.Entry<String, Component> told : TOLD_AT.entrySet()) {
        URI uri = addresses.apply(told.getValue()).resolve(told.getKey());
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
          HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
          for (JsonNode problem : Json.mapper().readTree(answer.body()).path("problems")) {
            problems.add(line(problem));
          }
        } catch (IOException e) {
          // its own log has them too
        }
      }
    }
    problems.sort(null);
    return problems;
  }

  private static String line(JsonNode problem) {
    return "%s:%d: %s %s"
        .formatted(
            problem.path("file").asText(),
            problem.path("line").asInt(),
            problem.path("field").asText(),
            problem.path("reason").asText());
  }
}
