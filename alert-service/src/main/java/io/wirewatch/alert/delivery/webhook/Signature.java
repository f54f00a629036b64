package io.wirewatch.alert.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.configuration.InvalidField;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The symmetric signature of the Standard Webhooks specification 1.0: HMAC-SHA256 over id,
 * timestamp and body, so that neither can be changed or replayed under another.
 */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  private Signature() {}

  /** Refuses a secret that is not of the specification's form. */
  static void checkSecret(String secret) {
    try {
      int length = secret.startsWith(PREFIX) ? key(secret).length : 0;
      if (length >= MIN_BYTES && length <= MAX_BYTES) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one refusal
    }
    throw new InvalidField("secret", "is not whsec_ and 24 to 64 bytes as Base64");
  }

  /** The value of the header {@code webhook-signature}. */
  static String of(String secret, String id, Instant timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }
}
