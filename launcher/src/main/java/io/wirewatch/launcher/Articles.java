package io.wirewatch.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pushes sample articles to the ingest service, a few at a time. */
final class Articles implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;

  /**
   * Articles for this address.
   *
   * @param address of {@code POST /articles}
   */
  Articles(URI address) {
    this.address = address;
  }

  /** What became of some articles. */
  sealed interface Push {}

  /**
   * The service took them.
   *
   * @param accepted how many
   * @param rejected why each of the others was not taken
   */
  record Taken(int accepted, List<String> rejected) implements Push {}

  /** The service cannot take them now. */
  record Unavailable(String reason) implements Push {}

  /**
   * The lines of a file of articles, one JSON each, without blank ones.
   *
   * @throws LauncherException when it cannot be read
   */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new LauncherException(
          "The sample articles %s cannot be read: %s; name the folder that holds them with --config DIR."
              .formatted(file, e),
          e);
    }
  }

  /**
   * Pushes some articles.
   *
   * @throws LauncherException when the service refuses them all
   */
  Push push(List<String> lines) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-ndjson")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        return answer(response.body());
      }
      String reason =
          "POST %s was answered with %d: %s."
              .formatted(
                  address,
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8));
      if (response.statusCode() >= 500) {
        return new Unavailable(reason);
      }
      throw new LauncherException(reason);
    } catch (IOException e) {
      return new Unavailable("POST %s failed: %s.".formatted(address, e));
    }
  }

  private static Taken answer(byte[] body) {
    JsonNode answer = Json.read(body, JsonNode.class);
    List<String> rejected = new ArrayList<>();
    for (JsonNode line : answer.path("rejected")) {
      rejected.add(
          "line %d: %s".formatted(line.path("line").asInt(), line.path("reason").asText()));
    }
    return new Taken(answer.path("accepted").asInt(), rejected);
  }

  @Override
  public void close() {
    http.close();
  }
}
