package io.wirewatch.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.EventTime;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.poll.HostQueue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String TEXT =
      "The ferries sailed again on Monday, a week after the crews had struck. ".repeat(12).strip();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicInteger slow = new AtomicInteger();
  private HttpServer server;
  private GuardedHttpClient http;
  private PageText pages;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/page",
        exchange -> {
          byte[] body =
              ("<html lang=en><article><p>" + TEXT + "</p></article></html>").getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/gone",
        exchange -> {
          exchange.sendResponseHeaders(410, -1);
          exchange.close();
        });
    server.createContext("/slow", exchange -> slow.incrementAndGet()); // and never answers
    server.createContext(
        "/huge",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
              out.write("<p>The ferries sailed again. ".repeat(1_000).getBytes(UTF_8));
            }
          } catch (IOException e) {
            exchange.close(); // the client has had enough
          }
        });
    server.createContext(
        "/report.pdf",
        exchange -> {
          byte[] body = ("%PDF-1.7 " + TEXT).getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/pdf");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    http =
        new GuardedHttpClient(
            new AddressPolicy(List.of("127.0.0.0/8", "::1/128")),
            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 5),
            "test");
    pages = pages(new TimedReading());
  }

  private PageText pages(TimedReading reading) {
    InstantSource clock = now::get;
    HostQueue hosts = new HostQueue(Duration.ZERO, 4, clock);
    return new PageText(new PageFetcher(http), reading, hosts, clock);
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop(0);
  }

  private Draft draft(String path) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    return new Draft(
        "s",
        "f",
        "1",
        url,
        "Ferries",
        "A teaser.",
        "",
        List.of(),
        List.of(),
        EventTime.undated(NOW),
        "");
  }

  private static Feed feed() {
    return new Feed("f", URI.create("https://a.example/feed"), null, null, null, null, null);
  }

  @Test
  void takesTheTextOfThePage() throws InterruptedException {
    assertEquals(TEXT, pages.complete(feed(), draft("/page")).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gone", "/none", "/huge", "/report.pdf", "/slow"})
  void leavesTheArticleAsItIsWhenThereIsNoPage(String path) throws InterruptedException {
    Draft draft = draft(path);
    assertSame(draft, pages.complete(feed(), draft));
  }

  @Test
  void leavesTheArticleAsItIsWhenThePageTakesTooLongToRead() throws InterruptedException {
    TimedReading endless =
        new TimedReading(
            Duration.ofMillis(50),
            source -> {
              while (true) {
                Stop.check();
              }
            },
            1);
    Draft draft = draft("/page");
    assertSame(draft, pages(endless).complete(feed(), draft));
  }

  @Test
  void leavesAHostAloneForAWhileThatDoesNotAnswerInTime() throws InterruptedException {
    pages.complete(feed(), draft("/slow"));
    pages.complete(feed(), draft("/slow"));
    assertEquals(1, slow.get());
    assertEquals("A teaser.", pages.complete(feed(), draft("/page")).body());

    now.set(NOW.plus(PageText.LEFT_ALONE));
    assertEquals(TEXT, pages.complete(feed(), draft("/page")).body());
  }

  @Test
  void isStoppedByAnInterrupt() {
    Thread.currentThread().interrupt();
    boolean stopped = false;
    try {
      pages.complete(feed(), draft("/page"));
    } catch (InterruptedException e) {
      stopped = true;
    }
    assertTrue(stopped);
  }
}
