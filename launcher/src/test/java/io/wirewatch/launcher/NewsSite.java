package io.wirewatch.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves RSS feeds on loopback. It knows no conditional GET: every poll brings all entries. */
final class NewsSite implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, List<Entry>> feeds = new LinkedHashMap<>();

  private record Entry(String link, String title, String text, Instant published) {}

  NewsSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Puts an entry at the top of a feed.
   *
   * @param feed the name of its file, without {@code .xml}
   */
  synchronized void publish(
      String feed, String link, String title, String text, Instant published) {
    feeds
        .computeIfAbsent(feed, name -> new ArrayList<>())
        .addFirst(new Entry(link, title, text, published));
  }

  /** The links of all entries. */
  synchronized List<String> links() {
    return feeds.values().stream().flatMap(List::stream).map(Entry::link).toList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] rss = rss(path.substring(1).replace(".xml", "")).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, rss.length);
      exchange.getResponseBody().write(rss);
    }
  }

  private synchronized String rss(String feed) {
    StringBuilder items = new StringBuilder();
    for (Entry entry : feeds.getOrDefault(feed, List.of())) {
      items.append(
          """
          <item><title>%s</title><link>%s</link><guid>%s</guid>
          <description>%s</description><pubDate>%s</pubDate></item>
          """
              .formatted(
                  entry.title,
                  entry.link,
                  entry.link,
                  entry.text,
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      entry.published.atOffset(ZoneOffset.UTC))));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>%s</title><link>%s</link>
        %s</channel></rss>
        """
        .formatted(feed, address(), items);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
