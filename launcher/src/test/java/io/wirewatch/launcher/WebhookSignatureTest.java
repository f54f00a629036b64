package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  private static final Instant NOW = Instant.parse("2021-04-02T12:00:00Z");
  private static final String SECOND = String.valueOf(NOW.getEpochSecond());
  private static final String BODY = "{\"title\":\"Zelensky’s call\"}";
  private final String secret = WebhookSignature.newSecret();
  private final WebhookSignature signature = new WebhookSignature(secret);

  @Test
  void takesWhatTheReferenceLibrarySigned() throws WebhookSigningException {
    assertThat(verifies("msg_1", SECOND, signed("msg_1"), BODY, NOW)).isTrue();
  }

  @Test
  void takesOneRightSignatureAmongOthers() throws WebhookSigningException {
    assertThat(verifies("msg_1", SECOND, "v1,bm9uZQ== " + signed("msg_1"), BODY, NOW)).isTrue();
  }

  @Test
  void refusesAnotherBodyIdOrTime() throws WebhookSigningException {
    assertThat(verifies("msg_1", SECOND, signed("msg_1"), BODY + " ", NOW)).isFalse();
    assertThat(verifies("msg_2", SECOND, signed("msg_1"), BODY, NOW)).isFalse();
    String later = String.valueOf(NOW.getEpochSecond() + 1);
    assertThat(verifies("msg_1", later, signed("msg_1"), BODY, NOW)).isFalse();
  }

  @Test
  void refusesAReplayAfterFiveMinutes() throws WebhookSigningException {
    assertThat(verifies("msg_1", SECOND, signed("msg_1"), BODY, NOW.plusSeconds(300))).isTrue();
    assertThat(verifies("msg_1", SECOND, signed("msg_1"), BODY, NOW.plusSeconds(301))).isFalse();
  }

  @Test
  void refusesWhatIsMissing() {
    assertThat(verifies("", "", "", BODY, NOW)).isFalse();
  }

  @Test
  void wantsASecretOfTheStandardsForm() {
    assertThatThrownBy(() -> new WebhookSignature("c2VjcmV0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whsec_");
  }

  private String signed(String id) throws WebhookSigningException {
    return new Webhook(secret).sign(id, NOW.getEpochSecond(), BODY);
  }

  private boolean verifies(
      String id, String timestamp, String signatures, String body, Instant now) {
    return signature.verifies(
        id, timestamp, signatures, body.getBytes(StandardCharsets.UTF_8), now);
  }
}
