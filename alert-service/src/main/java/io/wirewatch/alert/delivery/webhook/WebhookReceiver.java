package io.wirewatch.alert.delivery.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.wirewatch.alert.delivery.Channel;
import io.wirewatch.alert.delivery.Receiver;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.guard.GuardedHttpClient;
import java.net.URI;
import java.time.InstantSource;

/**
 * An address that is posted to.
 *
 * @param id as rules name it
 * @param url the address; without one the receiver is off
 * @param secret {@code whsec_} and 24 to 64 bytes as Base64, as the Standard Webhooks specification
 *     has it; never shown
 */
@JsonTypeName("webhook")
public record WebhookReceiver(
    String id, String url, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String secret)
    implements Receiver {

  /** Refuses an address that is none, and a secret that is none. */
  public WebhookReceiver {
    if (id == null || id.isBlank()) {
      throw new InvalidField("id", "is missing");
    }
    url = url == null ? "" : url.strip();
    secret = secret == null ? "" : secret.strip();
    if (!url.isEmpty()) {
      checkUrl(url);
      Signature.checkSecret(secret);
    }
  }

  @Override
  public boolean isOn() {
    return !url.isEmpty();
  }

  @Override
  public Channel open(GuardedHttpClient http, InstantSource clock) {
    return new WebhookChannel(this, http, clock);
  }

  @Override
  public String toString() {
    return "WebhookReceiver[id=" + id + ", url=" + url + "]";
  }

  private static void checkUrl(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one refusal
    }
    throw new InvalidField("url", "is not an http or https address");
  }
}
