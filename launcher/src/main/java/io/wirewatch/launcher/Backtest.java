package io.wirewatch.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the running alert service what a rule would have told in the past, and shows it. */
final class Backtest {
  private static final int OK = 200;
  private static final int BAR = 30;

  private final URI address;
  private final PrintStream out;

  /** Whether a line can be written over. */
  private final boolean live;

  private String bar = "";
  private boolean failed;

  /**
   * Asks a service.
   *
   * @param service where it serves
   * @param live whether people watch, so that a bar shows how far it is
   */
  Backtest(URI service, PrintStream out, boolean live) {
    this.address = service.resolve("/rules/backtest");
    this.out = out;
    this.live = live;
  }

  /**
   * Runs it.
   *
   * @param rule a file with one rule
   * @param from as the service takes it
   * @param to likewise; null for now
   * @return whether it came to its end
   * @throws LauncherException when the file or the service is not there, or the rule is refused
   */
  boolean run(Path rule, String from, @Nullable String to) throws InterruptedException {
    ObjectNode asked = Json.mapper().createObjectNode();
    asked.set("rule", read(rule));
    asked.put("from", from);
    if (to != null) {
      asked.put("to", to);
    }
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(asked)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      if (answer.statusCode() != OK) {
        throw new LauncherException(refusal(answer));
      }
      answer.body().forEach(this::show);
      return !failed;
    } catch (IOException e) {
      throw new LauncherException(
          "There is no alert service at %s (%s); start it: ./wirewatch up".formatted(address, e),
          e);
    }
  }

  /** The file's one rule, which may stand in a list as in rules.yaml. */
  private static JsonNode read(Path file) {
    Loaded<JsonNode> loaded = new YamlFile(file).item(JsonNode.class);
    if (!loaded.problems().isEmpty()) {
      throw new LauncherException(String.valueOf(loaded.problems().getFirst()));
    }
    JsonNode tree = loaded.values().getFirst();
    JsonNode list = tree.path("rules");
    if (list.isArray() && list.size() != 1) {
      throw new LauncherException(
          "%s has %d rules; give a file with one.".formatted(file, list.size()));
    }
    return list.isArray() ? list.get(0) : tree;
  }

  private static String refusal(HttpResponse<Stream<String>> answer) {
    String body = String.join("\n", answer.body().toList());
    try {
      String detail =
          Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class).path("detail").asText();
      return detail.isEmpty() ? body : detail;
    } catch (IllegalArgumentException e) {
      return body;
    }
  }

  private void show(String line) {
    JsonNode told = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    switch (told.path("kind").asText()) {
      case "progress" -> showBar(told.path("read").asLong(), told.path("of").asLong());
      case "episode" ->
          say(
              "  %s  %s%s, %d of %d; told %d times"
                  .formatted(
                      period(told),
                      group(told),
                      told.path("receipt").path("condition").asText(),
                      told.path("receipt").path("count").asInt(),
                      told.path("receipt").path("threshold").asInt(),
                      told.path("transitions").asInt()));
      case "difference" ->
          say(
              "  %s %s  %s"
                  .formatted(
                      told.path("where").asText().equals("TESTED")
                          ? "only with this rule:    "
                          : "only by the one in force:",
                      period(told),
                      group(told)));
      case "failure" -> {
        failed = true;
        say("The backtest ended early: " + told.path("reason").asText());
      }
      default -> summary(told);
    }
  }

  private void summary(JsonNode told) {
    say(
        "%d episodes; %d transitions, %d notifications; %d matches, of which %d came too late%s"
            .formatted(
                told.path("episodes").asLong(),
                told.path("transitions").asLong(),
                told.path("notifications").asLong(),
                told.path("matches").asLong(),
                told.path("tooLate").asLong(),
                told.path("capped").asBoolean() ? "; a group had too many to count all" : ""));
    if (told.has("both")) {
      say(
          "against the rule in force: %d in both, %d only with this one, %d only by the one in force"
              .formatted(
                  told.path("both").asLong(),
                  told.path("onlyTested").asLong(),
                  told.path("onlyInForce").asLong()));
    }
  }

  private static String period(JsonNode told) {
    String end = told.path("endedAt").asText();
    return told.path("startedAt").asText() + " to " + (end.isEmpty() ? "now" : end);
  }

  private static String group(JsonNode told) {
    String group = told.path("group").asText();
    return group.isEmpty() ? "" : "for " + group + ", ";
  }

  private void showBar(long read, long of) {
    if (live) {
      int done = of == 0 ? BAR : (int) Math.min(BAR, read * BAR / of);
      bar = "[%s%s] %d of %d".formatted("=".repeat(done), " ".repeat(BAR - done), read, of);
      out.print("\r" + bar);
      out.flush();
    }
  }

  /** A line, in the place of the bar, which is then below it. */
  private void say(String line) {
    if (!bar.isEmpty()) {
      out.print("\r" + " ".repeat(bar.length()) + "\r");
      bar = "";
    }
    out.println(line);
    out.flush();
  }
}
