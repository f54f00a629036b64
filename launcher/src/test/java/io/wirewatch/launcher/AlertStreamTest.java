package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertStreamTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> alerts = new CopyOnWriteArrayList<>();
  private final HttpServer service;

  AlertStreamTest() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  /** Each connection ends after its answer, as if the service had been killed. */
  @Test
  void goesOnAfterTheLastAlertItSawWhenTheServiceComesBack() {
    answer(event(1) + ":still here\n\n" + event(2), event(2) + event(3));
    try (AlertStream stream = follow(AlertStream.NOW)) {
      await().until(() -> alerts.size() == 3 && asked.size() >= 3);
      assertThat(alerts).containsExactly("alert-1", "alert-2", "alert-3");
      assertThat(asked.subList(0, 3)).containsExactly("none", "2", "3");
      assertThat(stream).isNotNull();
    }
  }

  @Test
  void passesOverAnEventThatIsNoAlert() {
    answer("id: 1\ndata: {\"nonsense\": true}\n\n", event(2));
    try (AlertStream stream = follow(AlertStream.THE_BEGINNING)) {
      await().until(() -> alerts.contains("alert-2"));
      assertThat(asked.subList(0, 2)).containsExactly("the-beginning", "1");
      assertThat(stream).isNotNull();
    }
  }

  private AlertStream follow(String after) {
    service.start();
    URI address =
        URI.create("http://127.0.0.1:%d/alerts/stream".formatted(service.getAddress().getPort()));
    return new AlertStream(address, after, alert -> alerts.add(alert.id()));
  }

  private void answer(String... answers) {
    service.createContext(
        "/alerts/stream",
        exchange -> {
          String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
          int turn;
          synchronized (asked) {
            turn = asked.size();
            asked.add(last == null ? "none" : last);
          }
          send(exchange, turn < answers.length ? answers[turn] : "");
        });
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String event(int number) {
    Alert alert = Samples.alert("alert-" + number, 1);
    return "id: %d\nevent: firing\ndata: %s\n\n"
        .formatted(number, new String(Json.write(alert), StandardCharsets.UTF_8));
  }
}
