package io.wirewatch.guard;

import static io.wirewatch.guard.LocalServer.answer;
import static io.wirewatch.guard.LocalServer.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Outcome.TooLarge;
import io.wirewatch.guard.Outcome.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the client does with bodies that are packed, too long, or without end. */
@Timeout(30)
class GuardedHttpClientBodyTest {
  private static final int LIMIT = 100_000;

  /** The word "press" in brotli. */
  private static final byte[] BROTLI = HexFormat.of().parseHex("0b0280707265737303");

  /** Fifty million zeros in brotli: 80 bytes. */
  private static final byte[] BROTLI_BOMB =
      HexFormat.of()
          .parseHex(
              "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3f"
                  + "feffffc13f0110870500baf77ffcffff837f02200e0b0074effff20f5e0fff04401c1600e8a0eb01");

  private final LocalServer server = new LocalServer();
  private final GuardedHttpClient client = client(LIMIT);
  private final CountDownLatch testEnds = new CountDownLatch(1);

  @AfterEach
  void close() {
    testEnds.countDown();
    client.close();
    server.close();
  }

  @Test
  void unpacksGzipAndBrotliAndRefusesWhatItDidNotAskFor() throws Exception {
    byte[] packed = gzip("press".getBytes(UTF_8));
    server
        .on("/gzip", encoded("gzip", packed))
        .on("/empty", encoded("gzip", new byte[0]))
        .on("/broken", encoded("gzip", "not gzip".getBytes(UTF_8)))
        .on("/twice", encoded("gzip, gzip", gzip(packed)))
        .on("/br", encoded("br", BROTLI))
        .on("/br-broken", encoded("br", packed))
        .on("/deflate", encoded("deflate", packed));

    assertThat(bodyOf(answerTo("/gzip"))).isEqualTo("press");
    assertThat(bodyOf(answerTo("/empty"))).isEmpty();
    assertThat(bodyOf(answerTo("/br"))).isEqualTo("press");
    for (String path : List.of("/broken", "/twice", "/br-broken", "/deflate")) {
      assertThat(client.fetch(Request.of(server.uri(path))))
          .asInstanceOf(type(Unreachable.class))
          .returns(Failure.BROKEN_ANSWER, Unreachable::reason);
    }
  }

  @Test
  void takesABodyOfExactlyTheLimitAndNoLonger() {
    server
        .on("/fits", exchange -> answer(exchange, 200, new byte[LIMIT]))
        .on("/over", exchange -> answer(exchange, 200, new byte[LIMIT + 1]));

    assertThat(answerTo("/fits").body()).hasSize(LIMIT);
    assertThat(client.fetch(Request.of(server.uri("/over")))).isEqualTo(new TooLarge(LIMIT));
  }

  @Test
  void stopsAtTheLimitOfAGzipBomb() throws Exception {
    server.on("/", encoded("gzip", gzip(new byte[50_000_000])));

    assertThat(client.fetch(Request.of(server.uri("/")))).isEqualTo(new TooLarge(LIMIT));
  }

  @Test
  void stopsAtTheLimitOfABrotliBomb() {
    server.on("/", encoded("br", BROTLI_BOMB));

    assertThat(client.fetch(Request.of(server.uri("/")))).isEqualTo(new TooLarge(LIMIT));
  }

  @Test
  void survivesGzipOfCountlessEmptyMembers() throws Exception {
    byte[] member = gzip(new byte[0]);
    byte[] many = new byte[member.length * 100_000];
    for (int i = 0; i < many.length; i += member.length) {
      System.arraycopy(member, 0, many, i, member.length);
    }
    server.on("/", encoded("gzip", many));

    try (GuardedHttpClient roomy = client(8 << 20)) {
      assertThat(roomy.fetch(Request.of(server.uri("/")))).isInstanceOf(Unreachable.class);
    }
  }

  @Test
  void cutsAnEndlessBodyAtTheLimit() {
    AtomicBoolean cut = new AtomicBoolean();
    server.on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (testEnds.getCount() > 0) {
              out.write(new byte[8192]);
            }
          } catch (IOException e) {
            cut.set(true);
          }
        });

    assertThat(client.fetch(Request.of(server.uri("/")))).isEqualTo(new TooLarge(LIMIT));
    await().untilTrue(cut);
  }

  private Answer answerTo(String path) {
    return assertThat(client.fetch(Request.of(server.uri(path))))
        .asInstanceOf(type(Answer.class))
        .actual();
  }

  private static String bodyOf(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static HttpHandler encoded(String encoding, byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", encoding);
      answer(exchange, 200, body);
    };
  }

  private static GuardedHttpClient client(int limit) {
    return new GuardedHttpClient(
        new AddressPolicy(List.of("127.0.0.1")),
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), limit, 0),
        "wirewatch-test/1");
  }
}
