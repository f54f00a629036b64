package io.wirewatch.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a delivery: https://www.w3.org/TR/websub/#signing-content. */
final class Signature {
  private Signature() {}

  /**
   * Whether a delivery was signed with that secret, in a time that tells nothing of it.
   *
   * @param header {@code X-Hub-Signature}, such as {@code sha256=…}; empty when there was none
   */
  static boolean isValid(String header, String secret, byte[] body) {
    int equals = header.indexOf('=');
    if (equals < 0) {
      return false;
    }
    String algorithm =
        switch (header.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
          case "sha1" -> "HmacSHA1";
          case "sha256" -> "HmacSHA256";
          case "sha384" -> "HmacSHA384";
          case "sha512" -> "HmacSHA512";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return false;
    }
    try {
      byte[] stated =
          HexFormat.of().parseHex(header.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
      return MessageDigest.isEqual(stated, mac(algorithm, secret, body));
    } catch (IllegalArgumentException e) {
      return false; // not in hexadecimal
    }
  }

  static byte[] mac(String algorithm, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
