package io.wirewatch.launcher.polling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many feeds, each on a loopback address of its own. It takes a while to answer, and counts who
 * asks for what at the same time.
 */
final class Newsstand implements AutoCloseable {
  private static final long TAKES_MS = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Shelf> shelves = new ArrayList<>();
  private final AtomicInteger polls = new AtomicInteger();

  private static final class Shelf {
    private final List<Instant> entries = new CopyOnWriteArrayList<>();
    private final List<Instant> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
  }

  Newsstand(int feeds) throws IOException {
    for (int i = 0; i < feeds; i++) {
      shelves.add(new Shelf());
    }
    server = HttpServer.create(new InetSocketAddress(0), 0); // all of 127.0.0.0/8
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** The feeds as {@code feeds.yaml} has them. */
  String yaml(String every) {
    StringBuilder yaml = new StringBuilder("feeds:\n");
    for (int i = 0; i < shelves.size(); i++) {
      yaml.append(
          "  - {id: f%d, url: 'http://127.%d.%d.%d:%d/%d', source: f%d.example, every: %s}\n"
              .formatted(
                  i,
                  1 + i / 62_500,
                  i / 250 % 250,
                  1 + i % 250,
                  server.getAddress().getPort(),
                  i,
                  i,
                  every));
    }
    return yaml.toString();
  }

  /** Puts another entry on top of each feed. */
  void publish() {
    Instant now = Instant.now();
    shelves.forEach(shelf -> shelf.entries.add(now));
  }

  /** The links of all entries. */
  Set<String> links() {
    Set<String> links = new TreeSet<>();
    for (int feed = 0; feed < shelves.size(); feed++) {
      for (int entry = 0; entry < shelves.get(feed).entries.size(); entry++) {
        links.add(link(feed, entry));
      }
    }
    return links;
  }

  private static String link(int feed, int entry) {
    return "https://f%d.example/%d".formatted(feed, entry);
  }

  /** How often feeds were asked for. */
  int polls() {
    return polls.get();
  }

  /** Feeds that were asked for while they were being asked for. */
  List<Integer> askedTwiceAtATime() {
    List<Integer> feeds = new ArrayList<>();
    for (int i = 0; i < shelves.size(); i++) {
      if (shelves.get(i).most.get() > 1) {
        feeds.add(i);
      }
    }
    return feeds;
  }

  /** Feeds that were asked for again within less than that, from then to then. */
  List<String> askedTooSoon(Duration least, Instant from, Instant to) {
    List<String> feeds = new ArrayList<>();
    for (int i = 0; i < shelves.size(); i++) {
      List<Instant> asked =
          shelves.get(i).asked.stream()
              .filter(at -> !at.isBefore(from) && !at.isAfter(to))
              .toList();
      for (int j = 1; j < asked.size(); j++) {
        if (Duration.between(asked.get(j - 1), asked.get(j)).compareTo(least) < 0) {
          feeds.add("f%d at %s and %s".formatted(i, asked.get(j - 1), asked.get(j)));
        }
      }
    }
    return feeds;
  }

  private void serve(HttpExchange exchange) throws IOException {
    int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    Shelf shelf = shelves.get(feed);
    shelf.asked.add(Instant.now());
    shelf.most.accumulateAndGet(shelf.asking.incrementAndGet(), Math::max);
    try (exchange) {
      boolean stopped = new CountDownLatch(1).await(TAKES_MS, TimeUnit.MILLISECONDS);
      byte[] rss = rss(feed, shelf).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
      shelf.asking.decrementAndGet();
      polls.incrementAndGet();
      if (!stopped) {
        exchange.sendResponseHeaders(200, rss.length);
        exchange.getResponseBody().write(rss);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String rss(int feed, Shelf shelf) {
    StringBuilder items = new StringBuilder();
    List<Instant> entries = List.copyOf(shelf.entries);
    for (int i = entries.size() - 1; i >= 0; i--) {
      items.append(
          """
          <item><title>Entry %d of feed %d</title><link>%s</link><guid>%s</guid>
          <description>What there is to say of it.</description><pubDate>%s</pubDate></item>
          """
              .formatted(
                  i,
                  feed,
                  link(feed, i),
                  link(feed, i),
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      entries.get(i).atOffset(ZoneOffset.UTC))));
    }
    return "<rss version=\"2.0\"><channel><title>Feed %d</title>%s</channel></rss>"
        .formatted(feed, items);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
