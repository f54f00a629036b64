package io.wirewatch.launcher.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the alert service for its rules, and for changes, again and again while it is away. */
final class RulesApi implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  RulesApi(URI address) {
    this.address = address;
  }

  /**
   * Puts a rule, however often it takes.
   *
   * @return how alerts name it: its version and title
   */
  String put(Asked.Rule rule) throws JsonProcessingException {
    HttpResponse<String> answer =
        answer(
            HttpRequest.newBuilder(address.resolve("/rules/" + rule.id()))
                .PUT(HttpRequest.BodyPublishers.ofString(rule.json())));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return name(Json.mapper().readTree(answer.body()));
  }

  /** Removes a rule, however often it takes. */
  void remove(String id) {
    HttpResponse<String> answer =
        answer(HttpRequest.newBuilder(address.resolve("/rules/" + id)).DELETE());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204, 404);
  }

  /** How alerts name each of the rules in force, by their ids. */
  Map<String, String> names() throws JsonProcessingException {
    String body = answer(HttpRequest.newBuilder(address.resolve("/rules"))).body();
    Map<String, String> names = new TreeMap<>();
    Json.mapper()
        .readTree(body)
        .path("rules")
        .forEach(rule -> names.put(rule.path("id").asText(), name(rule)));
    return names;
  }

  private static String name(JsonNode rule) {
    return rule.path("version").asText() + " " + rule.path("title").asText();
  }

  /** An answer; one that was on its way when the service died is asked for again. */
  private HttpResponse<String> answer(HttpRequest.Builder request) {
    return await()
        .atMost(Ordeal.PATIENCE)
        .until(() -> answerNow(request.build()), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<HttpResponse<String>> answerNow(HttpRequest request)
      throws InterruptedException {
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()))
          .filter(answer -> answer.statusCode() < 500);
    } catch (IOException e) {
      return Optional.empty(); // it is away
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
