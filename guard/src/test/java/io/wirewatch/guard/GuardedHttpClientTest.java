package io.wirewatch.guard;

import static io.wirewatch.guard.LocalServer.answer;
import static io.wirewatch.guard.LocalServer.redirect;
import static io.wirewatch.guard.LocalServer.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Outcome.Refused;
import io.wirewatch.guard.Redirects.Step;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000, 3);

  private final LocalServer server = new LocalServer();
  private final GuardedHttpClient client = client("127.0.0.1");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void bringsTheAnswerAndSaysWhoAsks() {
    server.on(
        "/feed",
        exchange -> {
          var asked = exchange.getRequestHeaders();
          exchange.getResponseHeaders().set("ETag", "\"7\"");
          answer(
              exchange,
              200,
              String.join(
                  "|",
                  asked.getFirst("User-Agent"),
                  asked.getFirst("If-None-Match"),
                  String.valueOf(asked.getFirst("Upgrade"))));
        });

    Answer answer = answerTo("/feed", Map.of("If-None-Match", "\"6\""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(bodyOf(answer)).isEqualTo("wirewatch-test/1|\"6\"|null");
    assertThat(answer.header("etag")).contains("\"7\"");
    assertThat(answer.finalUri()).isEqualTo(server.uri("/feed"));
    assertThat(answer.permanentlyMovedTo()).isEmpty();
  }

  @Test
  void bringsAnswersOfEveryStatusWithoutRepeatingTheRequest() {
    AtomicInteger asked = new AtomicInteger();
    server.on(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Retry-After", "1");
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
          answer(exchange, Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), "");
        });

    for (int status : List.of(204, 304, 401, 404, 410, 429, 500, 503)) {
      assertThat(answerTo("/" + status, Map.of()).status()).isEqualTo(status);
    }
    assertThat(asked).hasValue(8);
  }

  @Test
  void refusesLoopbackUnlessItIsListed() {
    server.on("/", text("secret"));
    try (GuardedHttpClient strict = client()) {
      assertThat(strict.fetch(Request.of(server.uri("/"))))
          .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, server.uri("/")));
      assertThat(strict.post(server.uri("/"), Map.of(), new byte[0]))
          .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, server.uri("/")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0177.0.0.01",
        "0x7f.0x1",
        "127.1",
        "127.0.0.1.",
        "%31%32%37.0.0.1",
        "１２７。０。０。１",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "0",
        "0.0.0.0",
        "[::]",
        "[::1]",
        "[0:0::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "169.254.169.254",
        "0xa9fea9fe",
        "100.100.100.200",
      })
  void refusesPrivateAddressesHoweverTheyAreWritten(String host) {
    Step step =
        Redirects.follow(
            WebAddress.parse("http://a.example/").orElseThrow(),
            Optional.of("http://" + host + ":" + server.port() + "/"));
    URI uri = assertThat(step).asInstanceOf(type(Step.Go.class)).actual().to().toUri();
    try (GuardedHttpClient strict = client()) {
      assertThat(strict.fetch(Request.of(uri)))
          .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, uri));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[fe80::1%25lo]", "[fe80::1%lo]", "[::1", "a b", "256.256.256.256", "1.2.3.4.5"})
  void refusesHostsThatAreNone(String host) {
    server.on("/", redirect(302, "http://" + host + "/"));

    assertThat(client.fetch(Request.of(server.uri("/"))))
        .isEqualTo(new Refused(Refusal.INVALID_REDIRECT, server.uri("/")));
  }

  @Test
  void refusesANameThatChangesItsAddressBetweenTwoRequests() {
    AtomicInteger lookups = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    server.on(
        "/",
        exchange -> {
          asked.incrementAndGet();
          redirect(302, "/again").handle(exchange);
        });
    URI uri = URI.create("http://rebinding.example:" + server.port() + "/");
    try (GuardedHttpClient rebound =
        new GuardedHttpClient(
            new AddressPolicy(List.of("127.0.0.1")),
            LIMITS,
            "wirewatch-test/1",
            SSLContexts::createSystemDefault,
            _ ->
                new InetAddress[] {
                  InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
                })) {
      assertThat(rebound.fetch(Request.of(uri)))
          .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, uri.resolve("/again")));
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void connectsOnlyToThoseOfANamesAddressesThatArePermitted() {
    server.on("/", text("here"));
    URI uri = URI.create("http://several.example:" + server.port() + "/");
    try (GuardedHttpClient several =
        new GuardedHttpClient(
            new AddressPolicy(List.of("127.0.0.1", "127.0.0.3")),
            LIMITS,
            "wirewatch-test/1",
            SSLContexts::createSystemDefault,
            _ ->
                new InetAddress[] {
                  InetAddress.ofLiteral("10.0.0.1"),
                  InetAddress.ofLiteral("127.0.0.3"), // permitted, and nobody listens there
                  InetAddress.ofLiteral("127.0.0.1")
                })) {
      assertThat(several.fetch(Request.of(uri))).isInstanceOf(Answer.class);
    }
  }

  @Test
  void permitsAHostByItsName() {
    server.on("/", text("inside"));
    try (GuardedHttpClient named = client("localhost")) {
      URI uri = URI.create("http://localhost:" + server.port() + "/");
      assertThat(named.fetch(Request.of(uri))).isInstanceOf(Answer.class);
      assertThat(named.fetch(Request.of(server.uri("/")))).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1/", "file:///etc/passwd", "feed", "gopher://127.0.0.1/"})
  void refusesOtherSchemes(URI uri) {
    assertThat(client.fetch(Request.of(uri)))
        .isEqualTo(new Refused(Refusal.UNSUPPORTED_SCHEME, uri));
  }

  @Test
  void refusesARedirectToAPrivateAddress() {
    server.on("/", redirect(302, "http://10.0.0.1/admin"));

    assertThat(client.fetch(Request.of(server.uri("/"))))
        .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, URI.create("http://10.0.0.1/admin")));
  }

  @Test
  void refusesARedirectThatLeadsInARing() {
    AtomicInteger asked = new AtomicInteger();
    server.on(
        "/",
        exchange -> {
          asked.incrementAndGet();
          redirect(302, "/").handle(exchange);
        });

    assertThat(client.fetch(Request.of(server.uri("/"))))
        .isEqualTo(new Refused(Refusal.TOO_MANY_REDIRECTS, server.uri("/")));
    assertThat(asked).hasValue(4);
  }

  @Test
  void tellsWhereAFeedHasMovedForGood() {
    server
        .on("/old", redirect(301, "/newer"))
        .on("/newer", redirect(308, "/newest"))
        .on("/newest", redirect(302, "/today"))
        .on("/today", text("here"));

    Answer answer = answerTo("/old", Map.of());

    assertThat(bodyOf(answer)).isEqualTo("here");
    assertThat(answer.finalUri()).isEqualTo(server.uri("/today"));
    assertThat(answer.permanentlyMovedTo()).contains(server.uri("/newest"));
  }

  @Test
  void forgetsAPermanentRedirectBehindATemporaryOne() {
    server.on("/a", redirect(307, "/b")).on("/b", redirect(301, "/c")).on("/c", text("here"));

    assertThat(answerTo("/a", Map.of()).permanentlyMovedTo()).isEqualTo(Optional.empty());
  }

  @Test
  void postsBodyAndHeadersAndFollowsNoRedirect() {
    ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    server
        .on(
            "/hook",
            exchange -> {
              received.add(exchange.getRequestHeaders().getFirst("Content-Type"));
              received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
              received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
              answer(exchange, 202, "thanks");
            })
        .on("/moved", redirect(307, "/hook"));
    Map<String, String> headers = Map.of("Content-Type", "application/json", "webhook-id", "msg_1");

    Outcome sent = client.post(server.uri("/hook"), headers, "{}".getBytes(UTF_8));
    Outcome moved = client.post(server.uri("/moved"), headers, "{}".getBytes(UTF_8));

    assertThat(received).containsExactly("application/json", "msg_1", "{}");
    assertThat(sent).asInstanceOf(type(Answer.class)).returns(202, Answer::status);
    assertThat(moved).asInstanceOf(type(Answer.class)).returns(307, Answer::status);
  }

  private Answer answerTo(String path, Map<String, String> headers) {
    return assertThat(client.fetch(new Request(server.uri(path), headers)))
        .asInstanceOf(type(Answer.class))
        .actual();
  }

  private static String bodyOf(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static GuardedHttpClient client(String... allowed) {
    return new GuardedHttpClient(new AddressPolicy(List.of(allowed)), LIMITS, "wirewatch-test/1");
  }
}
