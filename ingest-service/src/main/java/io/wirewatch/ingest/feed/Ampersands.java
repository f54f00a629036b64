package io.wirewatch.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes ampersands that begin no character reference. Left as they are, the {@code &copy=1} of an
 * unescaped address would be read as a copyright sign.
 */
final class Ampersands {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});");
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private Ampersands() {}

  static String escapeStray(String xml) {
    if (xml.indexOf('&') < 0) {
      return xml;
    }
    StringBuilder out = new StringBuilder(xml.length() + 64);
    Matcher reference = REFERENCE.matcher(xml);
    int at = 0;
    while (at < xml.length()) {
      int section = xml.indexOf(CDATA, at);
      int end = section < 0 ? xml.length() : section;
      escape(xml, at, end, reference, out);
      int close = section < 0 ? end : xml.indexOf(CDATA_END, section);
      at = close < 0 ? xml.length() : close;
      out.append(xml, end, at);
    }
    return out.toString();
  }

  private static void escape(String xml, int from, int to, Matcher reference, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = xml.charAt(i);
      out.append(c);
      if (c == '&' && !reference.region(i, to).lookingAt()) {
        out.append("amp;");
      }
    }
  }
}
