package io.wirewatch.launcher;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows the alert service's live stream (server-sent events), through its restarts: it connects
 * again and goes on after the last alert it saw.
 */
final class AlertStream implements AutoCloseable {
  /** Names no event: the stream then begins with the first alert that the service holds. */
  static final String THE_BEGINNING = "the-beginning";

  /** Names no event either: the stream then begins with the next alert. */
  static final String NOW = "";

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How many transitions are remembered, so that none is passed on twice after a restart. */
  private static final int REMEMBERED = 10_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final Consumer<Alert> alerts;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LinkedHashSet<String> seen = new LinkedHashSet<>();
  private String lastEventId;

  /**
   * Follows the stream on a thread of its own until it is closed.
   *
   * @param address the stream's
   * @param after the id of the event after which to begin, {@link #THE_BEGINNING} or {@link #NOW}
   * @param alerts is given each transition of an alert once, one at a time
   */
  AlertStream(URI address, String after, Consumer<Alert> alerts) {
    this.address = address;
    this.lastEventId = after;
    this.alerts = alerts;
    Thread.ofVirtual().name("alert-stream").start(this::follow);
  }

  private void follow() {
    try {
      do {
        try {
          read();
        } catch (IOException | UncheckedIOException e) {
          // The service is being started again; the supervisor says so.
        } catch (IllegalArgumentException e) {
          // An event that is no alert is passed over; the next connection goes on after it.
        }
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<Stream<String>> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        return;
      }
      read(lines.iterator());
    }
  }

  /** The format is that of the HTML standard, section "Server-sent events". */
  private void read(Iterator<String> lines) {
    StringBuilder data = new StringBuilder();
    String id = lastEventId;
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("id:")) {
        id = value(line);
      } else if (line.startsWith("data:")) {
        data.append(value(line)).append('\n');
      } else if (line.isEmpty()) {
        lastEventId = id;
        if (!data.isEmpty()) {
          byte[] json = data.toString().getBytes(StandardCharsets.UTF_8);
          data.setLength(0);
          pass(Json.read(json, Alert.class));
        }
      }
    }
  }

  private void pass(Alert alert) {
    if (seen.add(alert.id() + "-" + alert.sequence())) {
      if (seen.size() > REMEMBERED) {
        seen.remove(seen.getFirst());
      }
      alerts.accept(alert);
    }
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  @Override
  public void close() {
    closed.countDown();
    http.shutdownNow();
  }
}
