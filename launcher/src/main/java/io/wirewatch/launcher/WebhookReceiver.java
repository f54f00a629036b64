package io.wirewatch.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A receiver on loopback, as somebody who subscribed to alerts would run one. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final String secret = WebhookSignature.newSecret();
  private final WebhookSignature signature = new WebhookSignature(secret);
  private final InstantSource clock;
  private final Consumer<Alert> firstDeliveries;
  private final Set<String> ids = new HashSet<>();
  private Counts counts = new Counts(0, 0, 0);

  /**
   * What came so far.
   *
   * @param received well-signed requests, repeats included
   * @param duplicates those of them whose {@code webhook-id} had come before
   * @param refused requests that were not well signed or held no alert
   */
  record Counts(int received, int duplicates, int refused) {}

  /**
   * Starts to listen.
   *
   * @param firstDeliveries is given the alert of each notification, repeats excluded
   */
  WebhookReceiver(InstantSource clock, Consumer<Alert> firstDeliveries) throws IOException {
    this.clock = clock;
    this.firstDeliveries = firstDeliveries;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Where to send webhooks. */
  URI address() {
    return URI.create("http://127.0.0.1:%d/alerts".formatted(server.getAddress().getPort()));
  }

  /** The secret to sign them with. */
  String secret() {
    return secret;
  }

  synchronized Counts counts() {
    return counts;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(take(exchange, body), -1);
    }
  }

  /** Takes a notification; the HTTP status of the answer. */
  private int take(HttpExchange exchange, byte[] body) {
    String id = header(exchange, "webhook-id");
    if (!signature.verifies(
        id,
        header(exchange, "webhook-timestamp"),
        header(exchange, "webhook-signature"),
        body,
        clock.instant())) {
      count(0, 0, 1);
      return 401;
    }
    Alert alert;
    try {
      alert = Json.read(body, Alert.class);
    } catch (IllegalArgumentException e) {
      count(0, 0, 1);
      return 400;
    }
    if (isNew(id)) {
      count(1, 0, 0);
      firstDeliveries.accept(alert);
    } else {
      count(1, 1, 0);
    }
    return 204;
  }

  private synchronized boolean isNew(String id) {
    return ids.add(id);
  }

  private synchronized void count(int received, int duplicates, int refused) {
    counts =
        new Counts(
            counts.received + received, counts.duplicates + duplicates, counts.refused + refused);
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
