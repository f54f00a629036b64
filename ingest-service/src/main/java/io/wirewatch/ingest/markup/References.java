package io.wirewatch.ingest.markup;

import org.jsoup.nodes.Entities;

/**
 * Resolves HTML's character references once. Those that HTML also reads without a semicolon are
 * read so where a name ends; what names nothing stays as it is written.
 */
final class References {
  private static final int LONGEST_NAME = 32;

  private References() {}

  static String resolve(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int amp = text.indexOf('&'); amp >= 0; amp = text.indexOf('&', at)) {
      out.append(text, at, amp);
      int end = end(text, amp, text.length());
      String value = value(text, amp, end);
      out.append(value.isEmpty() ? "&" : value);
      at = value.isEmpty() ? amp + 1 : after(text, end);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** The text from there to there, its references resolved. */
  static void resolve(String text, int from, int to, TextOut out) {
    int at = from;
    for (int amp = text.indexOf('&', from, to); amp >= 0; amp = text.indexOf('&', at, to)) {
      out.append(text, at, amp);
      int end = end(text, amp, to);
      String value = value(text, amp, end);
      if (value.isEmpty()) {
        out.append('&');
        at = amp + 1;
      } else {
        out.append(value, 0, value.length());
        at = Math.min(after(text, end), to);
      }
    }
    out.append(text, at, to);
  }

  /** Whether there is a reference from there on, with its semicolon. */
  static boolean isAnyFrom(String text, int from) {
    for (int amp = text.indexOf('&', from); amp >= 0; amp = text.indexOf('&', amp + 1)) {
      int end = end(text, amp, text.length());
      boolean ended = end < text.length() && text.charAt(end) == ';';
      if (ended && !value(text, amp, end).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether that is a name of HTML's, without ampersand and semicolon. */
  static String named(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> "\u00a0";
      default -> Entities.getByName(name);
    };
  }

  private static int end(String text, int amp, int to) {
    int end = amp + 1;
    if (end < to && text.charAt(end) == '#') {
      end++;
    }
    while (end < to && end - amp < LONGEST_NAME && isAlphanumeric(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int after(String text, int end) {
    return end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
  }

  private static String value(String text, int amp, int end) {
    if (end < amp + 3) {
      return "";
    }
    if (text.charAt(amp + 1) == '#') {
      return number(text.substring(amp + 2, end));
    }
    String name = text.substring(amp + 1, end);
    boolean ended = end < text.length() && text.charAt(end) == ';';
    return ended || (Entities.isBaseNamedEntity(name) && !isValue(text, end)) ? named(name) : "";
  }

  /** The {@code &copy=1} of an address is no copyright sign. */
  private static boolean isValue(String text, int end) {
    return end < text.length() && text.charAt(end) == '=';
  }

  private static String number(String digits) {
    try {
      boolean hex = digits.charAt(0) == 'x' || digits.charAt(0) == 'X';
      int code = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
      if (code >= 0x80 && code < 0xA0) { // meant as windows-1252, as browsers read it
        return String.valueOf(CharsetNames.windows1252((byte) code));
      }
      boolean character = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
      return character ? Character.toString(code) : "\uFFFD";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
