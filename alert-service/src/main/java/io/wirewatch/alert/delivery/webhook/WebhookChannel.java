package io.wirewatch.alert.delivery.webhook;

import io.wirewatch.alert.delivery.Channel;
import io.wirewatch.events.Json;
import io.wirewatch.events.Notification;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Posts each notification's alert as JSON, with the headers {@code webhook-id} (the same in every
 * attempt), {@code webhook-timestamp} and {@code webhook-signature} of the Standard Webhooks
 * specification.
 */
public final class WebhookChannel implements Channel {
  private final WebhookReceiver receiver;
  private final GuardedHttpClient http;
  private final InstantSource clock;

  /** The channel to a receiver that is on. */
  public WebhookChannel(WebhookReceiver receiver, GuardedHttpClient http, InstantSource clock) {
    this.receiver = receiver;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Answer send(Notification notification) {
    byte[] body = Json.write(notification.alert());
    Instant now = clock.instant();
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "webhook-id", notification.id(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", Signature.of(receiver.secret(), notification.id(), now, body));
    return switch (http.post(URI.create(receiver.url()), headers, body)) {
      case Outcome.Answer answer -> ofStatus(answer);
      case Outcome.Refused refused -> new Answer.GiveUp("guard: " + refused.reason());
      case Outcome.Unreachable unreachable ->
          later(unreachable.reason() + ": " + unreachable.detail());
      case Outcome.TooLarge tooLarge ->
          new Answer.Delivered("answered with more than " + tooLarge.limit() + " bytes");
      case Outcome.TimedOut timedOut -> later("no answer within " + timedOut.limit());
    };
  }

  private static Answer ofStatus(Outcome.Answer answer) {
    String detail = "HTTP " + answer.status();
    return switch ((Integer) answer.status()) {
      case 408, 425, 429 -> new Answer.RetryLater(detail, retryAfter(answer));
      case Integer status when status >= 200 && status < 300 -> new Answer.Delivered(detail);
      case Integer status when status >= 500 -> new Answer.RetryLater(detail, retryAfter(answer));
      default -> new Answer.GiveUp(detail);
    };
  }

  private static Answer later(String detail) {
    return new Answer.RetryLater(detail, Duration.ZERO);
  }

  /** The seconds of {@code Retry-After}; its other form, a date, is passed over. */
  private static Duration retryAfter(Outcome.Answer answer) {
    return answer
        .header("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }
}
