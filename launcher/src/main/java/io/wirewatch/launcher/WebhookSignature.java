package io.wirewatch.launcher;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies that a webhook comes from who knows the secret, as <a
 * href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0 says.
 */
final class WebhookSignature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String PREFIX = "whsec_";
  private final SecretKeySpec key;

  /**
   * Verifies with this secret.
   *
   * @param secret {@code whsec_} and the key in base64
   */
  WebhookSignature(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
    }
    key =
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256");
  }

  /** A new secret of 32 random bytes. */
  static String newSecret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return PREFIX + Base64.getEncoder().encodeToString(random);
  }

  /**
   * Whether one of the signatures is right and the time is near.
   *
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}, seconds since 1970
   * @param signatures the header {@code webhook-signature}, parted by spaces
   * @param now the time of receipt; five minutes off is too far
   */
  boolean verifies(String id, String timestamp, String signatures, byte[] body, Instant now) {
    if (!timestamp.matches("\\d{1,12}")
        || Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs()
                .compareTo(TOLERANCE)
            > 0) {
      return false;
    }
    byte[] right = ("v1," + sign(id, timestamp, body)).getBytes(StandardCharsets.UTF_8);
    for (String signature : signatures.split(" ", -1)) {
      if (MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  private String sign(String id, String timestamp, byte[] body) {
    try {
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(body);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
