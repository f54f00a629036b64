package io.wirewatch.benchmarks.polling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * Serves feeds on all of 127.0.0.0/8, so that each is on a host of its own. Each has twenty
 * entries, and another with every tenth time that it is asked for; otherwise it has not changed.
 */
final class FeedServer implements AutoCloseable {
  private static final int ENTRIES = 20;
  private static final int NEW_EVERY = 10;
  private static final int BACKLOG = 4_096;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final IntConsumer asked;
  private final ConcurrentHashMap<Integer, Integer> times = new ConcurrentHashMap<>();

  FeedServer(IntConsumer asked) throws IOException {
    this.asked = asked;
    this.server = HttpServer.create(new InetSocketAddress(0), BACKLOG);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  URI address(int feed) {
    return URI.create(
        "http://127.%d.%d.%d:%d/%d"
            .formatted(
                1 + feed / 62_500,
                feed / 250 % 250,
                1 + feed % 250,
                server.getAddress().getPort(),
                feed));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      asked.accept(feed);
      // feeds differ in when they have news, so that it does not come all at once
      int time = times.merge(feed, 1, Integer::sum) + feed % NEW_EVERY;
      int newest = ENTRIES + time / NEW_EVERY;
      String tag = "\"%d\"".formatted(newest);
      exchange.getResponseHeaders().add("ETag", tag);
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] rss = rss(feed, newest).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, rss.length);
      exchange.getResponseBody().write(rss);
    }
  }

  private static String rss(int feed, int newest) {
    StringBuilder items = new StringBuilder();
    for (int entry = newest; entry > newest - ENTRIES; entry--) {
      items.append(
          """
          <item><title>Entry %d of feed %d</title><link>https://f%d.example/%d</link>
          <description>%s</description></item>
          """
              .formatted(
                  entry, feed, feed, entry, "What there is to say of it in a line. ".repeat(5)));
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
