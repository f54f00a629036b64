package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.wirewatch.events.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  private static final Instant NOW = Instant.parse("2021-04-02T12:00:00Z");
  private static final String ALERT =
      new String(Json.write(Samples.alert("a", 1)), StandardCharsets.UTF_8);
  private final List<String> alerts = new CopyOnWriteArrayList<>();

  @Test
  void passesOnEachNotificationOnceAndCountsRepeats() throws Exception {
    try (WebhookReceiver receiver = receiver()) {
      assertThat(post(receiver, receiver.secret(), "n-1", ALERT)).isEqualTo(204);
      assertThat(post(receiver, receiver.secret(), "n-1", ALERT)).isEqualTo(204);
      assertThat(post(receiver, receiver.secret(), "n-2", ALERT)).isEqualTo(204);
      assertThat(alerts).containsExactly("a", "a");
      assertThat(receiver.counts()).isEqualTo(new WebhookReceiver.Counts(3, 1, 0));
    }
  }

  @Test
  void refusesWhatAnotherSecretSignedAndWhatIsNoAlert() throws Exception {
    try (WebhookReceiver receiver = receiver()) {
      assertThat(post(receiver, WebhookSignature.newSecret(), "n-1", ALERT)).isEqualTo(401);
      assertThat(post(receiver, receiver.secret(), "n-2", "{}")).isEqualTo(400);
      assertThat(alerts).isEmpty();
      assertThat(receiver.counts()).isEqualTo(new WebhookReceiver.Counts(0, 0, 2));
    }
  }

  private WebhookReceiver receiver() throws Exception {
    return new WebhookReceiver(InstantSource.fixed(NOW), alert -> alerts.add(alert.id()));
  }

  private static int post(WebhookReceiver receiver, String secret, String id, String body)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(receiver.address())
              .header("webhook-id", id)
              .header("webhook-timestamp", String.valueOf(NOW.getEpochSecond()))
              .header("webhook-signature", new Webhook(secret).sign(id, NOW.getEpochSecond(), body))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
