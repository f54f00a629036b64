package io.wirewatch.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
  @TempDir Path folder;
  private HttpServer service;
  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private void answer(int status, String body) {
    service.createContext(
        "/rules/backtest",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, 0);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
  }

  private boolean run(String yaml) throws Exception {
    Path rule = Files.writeString(folder.resolve("rule.yaml"), yaml);
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    PrintStream out = new PrintStream(shown, true, UTF_8);
    return new Backtest(address, out, true).run(rule, "7d", null);
  }

  @Test
  void theEpisodesAreShownBelowWhichABarShowsHowFarItIs() throws Exception {
    answer(
        200,
        """
        {"kind":"progress","read":50,"of":100}
        {"kind":"episode","group":"UA","startedAt":"2021-03-30T10:00:00Z","endedAt":"2021-03-30T11:00:00Z","transitions":2,"receipt":{"condition":"at_least","count":3,"threshold":3}}
        {"kind":"summary","episodes":1,"transitions":2,"notifications":4,"matches":9,"tooLate":0,"both":1,"onlyTested":0,"onlyInForce":2}
        """);
    assertThat(run("rules:\n  - {id: a, query: b}\n")).isTrue();
    assertThat(asked).containsExactly("{\"rule\":{\"id\":\"a\",\"query\":\"b\"},\"from\":\"7d\"}");
    assertThat(shown.toString(UTF_8))
        .contains("50 of 100")
        .contains("2021-03-30T10:00:00Z to 2021-03-30T11:00:00Z  for UA, at_least, 3 of 3")
        .contains("1 episodes; 2 transitions, 4 notifications")
        .contains("1 in both, 0 only with this one, 2 only by the one in force");
  }

  @Test
  void aFailureIsOneOfTheCommand() throws Exception {
    answer(200, "{\"kind\":\"failure\",\"reason\":\"Kafka is gone\"}\n");
    assertThat(run("{id: a}")).isFalse();
    assertThat(shown.toString(UTF_8)).contains("Kafka is gone");
  }

  @Test
  void aRefusalNamesTheField() {
    answer(400, "{\"detail\":\"rule.query is missing.\"}");
    assertThatThrownBy(() -> run("{id: a}"))
        .isInstanceOf(LauncherException.class)
        .hasMessage("rule.query is missing.");
  }
}
