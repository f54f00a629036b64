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
    String composed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(composed.length());
    boolean space = false;
    int next;
    for (int at = 0; at < composed.length(); at = next) {
      int c = composed.codePointAt(at);
      next = at + Character.charCount(c);
      if (isSpace(c)) {
        space = true;
        continue;
      }
      if (space && !folded.isEmpty()) {
        folded.append(' ');
      }
      space = false;
      folded.appendCodePoint(c);
    }
    return folded.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** White space, separators, control and format characters. */
  private static boolean isSpace(int c) {
    if (c < 0x7f) {
      return c <= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
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
