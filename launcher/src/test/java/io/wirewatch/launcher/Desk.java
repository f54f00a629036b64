package io.wirewatch.launcher;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A receiver of webhooks that trusts only the verifier of the Standard Webhooks library, keeps all
 * that came, and is unavailable when it is called for the first time.
 */
final class Desk implements AutoCloseable {
  private final HttpServer server;
  private final String secret = WebhookSignature.newSecret();
  private final Map<String, Set<String>> bodies = new LinkedHashMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private boolean called;

  Desk() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/alerts".formatted(server.getAddress().getPort()));
  }

  String secret() {
    return secret;
  }

  /** Every body that came under each {@code webhook-id}. */
  synchronized Map<String, Set<String>> bodies() {
    return Map.copyOf(bodies);
  }

  /** The alert of each {@code webhook-id}. */
  synchronized List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  /** What was not well signed. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(take(exchange, body), -1);
    }
  }

  private synchronized int take(HttpExchange exchange, String body) {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    try {
      new Webhook(secret)
          .verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
    } catch (WebhookVerificationException e) {
      faults.add(id + ": " + e.getMessage());
      return 401;
    }
    Set<String> known = bodies.computeIfAbsent(id, first -> new LinkedHashSet<>());
    if (known.isEmpty()) {
      alerts.add(Json.read(body.getBytes(StandardCharsets.UTF_8), Alert.class));
    }
    known.add(body);
    if (!called) {
      called = true;
      return 503;
    }
    return 204;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
