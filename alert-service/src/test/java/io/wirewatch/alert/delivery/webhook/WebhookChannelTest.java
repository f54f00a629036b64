package io.wirewatch.alert.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.alert.delivery.Channel.Answer;
import io.wirewatch.alert.delivery.SampleNotifications;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest {
  private static final String SECRET =
      "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef01234567".getBytes(UTF_8));

  /** What the server was sent. */
  record Sent(Map<String, List<String>> headers, String body) {}

  private final AtomicReference<Sent> sent = new AtomicReference<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private HttpServer server;
  private GuardedHttpClient http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          sent.set(
              new Sent(
                  Map.copyOf(exchange.getRequestHeaders()),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    http = client(List.of("127.0.0.1/32"));
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop(0);
  }

  private static GuardedHttpClient client(List<String> allowed) {
    Limits limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1000, 0);
    return new GuardedHttpClient(new AddressPolicy(allowed), limits, "test");
  }

  private WebhookChannel channel(GuardedHttpClient client) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    return new WebhookChannel(
        new WebhookReceiver("desk", url, SECRET), client, InstantSource.system());
  }

  @Test
  void aReceiverCanVerifyWhatItIsSent() {
    assertThat(channel(http).send(SampleNotifications.firing("desk")))
        .isEqualTo(new Answer.Delivered("HTTP 204"));
    Sent request = Objects.requireNonNull(sent.get());
    HttpHeaders headers = HttpHeaders.of(request.headers(), (name, value) -> true);
    assertThat(headers.firstValue("webhook-id")).hasValue("a1-1-desk");
    assertThatCode(() -> new Webhook(SECRET).verify(request.body(), headers))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Webhook(SECRET).verify(request.body() + " ", headers))
        .as("a changed body")
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(Json.read(request.body().getBytes(UTF_8), Alert.class))
        .isEqualTo(SampleNotifications.firing("desk").alert());
  }

  @ParameterizedTest
  @CsvSource({
    "200, Delivered",
    "201, Delivered",
    "202, Delivered",
    "204, Delivered",
    "299, Delivered",
    "301, GiveUp",
    "302, GiveUp",
    "307, GiveUp",
    "308, GiveUp",
    "304, GiveUp",
    "400, GiveUp",
    "401, GiveUp",
    "403, GiveUp",
    "404, GiveUp",
    "405, GiveUp",
    "410, GiveUp",
    "413, GiveUp",
    "422, GiveUp",
    "451, GiveUp",
    "408, RetryLater",
    "425, RetryLater",
    "429, RetryLater",
    "500, RetryLater",
    "501, RetryLater",
    "502, RetryLater",
    "503, RetryLater",
    "504, RetryLater",
    "599, RetryLater"
  })
  void everyStatusHasItsAnswer(int code, String answer) {
    status.set(code);
    Answer given = channel(http).send(SampleNotifications.firing("desk"));
    assertThat(given.getClass().getSimpleName()).isEqualTo(answer);
    assertThat(given.detail()).isEqualTo("HTTP " + code);
    if (given instanceof Answer.RetryLater later) {
      assertThat(later.notBefore()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void aReceiverThatIsDownIsTriedAgainLater() {
    WebhookChannel channel = channel(http);
    server.stop(0);
    assertThat(channel.send(SampleNotifications.firing("desk")))
        .isInstanceOf(Answer.RetryLater.class);
  }

  @Test
  void aPrivateAddressThatNobodyAllowedIsNeverTold() {
    try (GuardedHttpClient guarded = client(List.of())) {
      assertThat(channel(guarded).send(SampleNotifications.firing("desk")))
          .isEqualTo(new Answer.GiveUp("guard: PRIVATE_ADDRESS"));
      assertThat(sent.get()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"ftp://a.example, url", "not an address, url", "https://a.example, secret"})
  void aReceiverRefusesItself(String url, String field) {
    String secret = field.equals("secret") ? "whsec_c2hvcnQ=" : SECRET;
    assertThatThrownBy(() -> new WebhookReceiver("desk", url, secret))
        .isInstanceOfSatisfying(
            InvalidField.class, invalid -> assertThat(invalid.field()).isEqualTo(field));
  }

  @Test
  void neverShowsItsSecret() {
    WebhookReceiver receiver = new WebhookReceiver("desk", "https://a.example", SECRET);
    assertThat(receiver.toString()).doesNotContain(SECRET);
    assertThat(new String(Json.write(receiver), UTF_8)).doesNotContain(SECRET);
  }
}
