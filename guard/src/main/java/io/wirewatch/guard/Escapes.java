package io.wirewatch.guard;

import java.nio.charset.StandardCharsets;

/** Percent-encoding, by the sets of the WHATWG URL Standard and what {@code java.net.URI} needs. */
final class Escapes {
  private static final String IN_PATH = " \"#<>?^`{}|[]\\";
  private static final String IN_QUERY = " \"#<>'^`{}|\\";
  private static final char REPLACEMENT = '\uFFFD';

  private Escapes() {}

  static String path(String text) {
    return escaped(text, IN_PATH);
  }

  static String query(String text) {
    return escaped(text, IN_QUERY);
  }

  /** The bytes that a text with escapes stands for. */
  static byte[] decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[bytes.length];
    int n = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) && hex(bytes[i + 2])) {
        out[n++] =
            (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        out[n++] = bytes[i];
      }
    }
    return java.util.Arrays.copyOf(out, n);
  }

  private static String escaped(String text, String set) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '%') {
        boolean escape =
            i + 2 < text.length() && hex(text.charAt(i + 1)) && hex(text.charAt(i + 2));
        out.append(escape ? "%" : "%25");
      } else if (c <= 0x1f || c >= 0x7f || set.indexOf(c) >= 0) {
        append(out, c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c);
      } else {
        out.append((char) c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append('%')
          .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
          .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
    }
  }

  private static boolean hex(int c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
