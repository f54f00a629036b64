package io.wirewatch.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConfigurationProblemsTest {
  @Test
  void namesThePlaceOfEachAndPassesOverAServiceThatDoesNotAnswer() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        server,
        "/rules",
        "{\"rules\":[],\"problems\":[{\"file\":\"rules.yaml\",\"line\":46,"
            + "\"field\":\"rules[4].query\",\"reason\":\"does not parse\"}]}");
    answer(server, "/receivers", "{\"receivers\":[],\"problems\":[]}");
    answer(server, "/topics", "no JSON");
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(ConfigurationProblems.ask(component -> address))
          .containsExactly("rules.yaml:46: rules[4].query does not parse");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }
}
