package io.wirewatch.ingest.markup;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** UTF-7 (RFC 2152), which Java lacks: ASCII with UTF-16 in base 64 between a plus and a minus. */
final class Utf7 {
  private Utf7() {}

  /** Whether that is how a document in it begins: its byte order mark, or a bracket in base 64. */
  static boolean begins(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
    return start.matches("\\+/v[89+/].*") || start.startsWith("+ADw");
  }

  /** The text; empty when these bytes are none. */
  static Optional<String> decode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      byte b = bytes[at++];
      if (b < 0) {
        return Optional.empty();
      }
      if (b != '+') {
        text.append((char) b);
        continue;
      }
      int end = at;
      while (end < bytes.length && isBase64(bytes[end])) {
        end++;
      }
      boolean closed = end < bytes.length && bytes[end] == '-';
      if (end == at) {
        text.append('+');
      } else if (!append(new String(bytes, at, end - at, StandardCharsets.US_ASCII), text)) {
        return Optional.empty();
      }
      at = closed ? end + 1 : end;
    }
    return Optional.of(text.toString());
  }

  private static boolean append(String base64, StringBuilder text) {
    try {
      byte[] units = Base64.getDecoder().decode(base64);
      text.append(new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE));
      return true;
    } catch (IllegalArgumentException e) { // a single character says nothing
      return false;
    }
  }

  private static boolean isBase64(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '/';
  }
}
