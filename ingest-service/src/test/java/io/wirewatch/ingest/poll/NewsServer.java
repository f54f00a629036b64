package io.wirewatch.ingest.poll;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A publisher on a loopback port that answers as each test tells it, and keeps what it was asked.
 */
public final class NewsServer implements AutoCloseable {
  /** What it answers. */
  public record Answer(int status, Map<String, String> headers, String body) {
    /** Nothing but a status. */
    public static Answer of(int status) {
      return new Answer(status, Map.of(), "");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Function<Headers, Answer>> answers = new ConcurrentHashMap<>();
  private final Map<String, List<Headers>> asked = new ConcurrentHashMap<>();

  /** Starts. */
  public NewsServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked
                .computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                .add(exchange.getRequestHeaders());
            Answer answer =
                answers.getOrDefault(path, _ -> Answer.of(404)).apply(exchange.getRequestHeaders());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Answers requests for a path like this from now on. */
  public void answer(String path, Function<Headers, Answer> how) {
    answers.put(path, how);
  }

  /** Answers requests for a path with this from now on. */
  public void answer(String path, Answer answer) {
    answers.put(path, _ -> answer);
  }

  /** The headers of each request for a path, in order. */
  public List<Headers> asked(String path) {
    return asked.getOrDefault(path, List.of());
  }

  /** The address of a path, on one of the names by which loopback is known. */
  public URI uri(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  /** A feed with these entries and nothing more. */
  public static String rss(String... guids) {
    StringBuilder items = new StringBuilder();
    for (String guid : guids) {
      items.append("<item><guid>%s</guid><title>News %s</title></item>".formatted(guid, guid));
    }
    return "<rss version=\"2.0\"><channel><title>News</title>" + items + "</channel></rss>";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
