package io.wirewatch.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/** The hashes by which an article and its revisions are known: the first half of a SHA-256. */
public final class Identity {
  private static final int BYTES = 16;

  private Identity() {}

  /** The id of the article at a canonical address. */
  public static String ofUrl(String canonicalUrl) {
    return hash("url", canonicalUrl);
  }

  /** The id of an article without an address. */
  public static String ofGuid(String source, String guid) {
    return hash("guid", source, guid);
  }

  /**
   * The hash of what an article says. White space, letters' compositions and control characters do
   * not count.
   */
  public static String ofContent(String title, String body) {
    return hash("content", normalised(title), normalised(body));
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cc}\\p{Cf}\\s\\p{Z}]+", " ")
        .strip();
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
