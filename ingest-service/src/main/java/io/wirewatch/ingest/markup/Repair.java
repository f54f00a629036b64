package io.wirewatch.ingest.markup;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Mends what keeps XML from being read: ampersands that begin no reference are escaped, for left as
 * they are the {@code &copy=1} of an unescaped address would be read as a copyright sign; entities
 * are replaced; control characters are left out, and so are names so long or many that they mean
 * harm.
 */
final class Repair {
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";
  private static final String DECLARATION = "xmlns:";
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_TAG = 300;
  private static final int MOST_PREFIXES = 60;

  private final String xml;
  private final Map<String, String> entities;
  private final Set<String> prefixes = new HashSet<>();
  private final StringBuilder out;

  private Repair(String xml, Map<String, String> entities) {
    this.xml = xml;
    this.entities = entities;
    this.out = new StringBuilder(xml.length() + 64);
  }

  static String of(String xml, Map<String, String> entities) {
    Repair repair = new Repair(xml, entities);
    int at = 0;
    while (at < xml.length()) {
      int section = xml.indexOf(CDATA, at);
      int end = section < 0 ? xml.length() : section;
      repair.text(at, end);
      int close = section < 0 ? end : xml.indexOf(CDATA_END, section);
      at = close < 0 ? xml.length() : close;
      repair.copy(end, at);
    }
    return repair.out.toString();
  }

  private void text(int from, int to) {
    int i = from;
    while (i < to) {
      char c = xml.charAt(i);
      if (c == '&') {
        i = ampersand(i, to);
      } else if (c == '<' && isEndless(i + 1, to)) {
        out.append("&lt;");
        i++;
      } else if (c == 'x' && xml.startsWith(DECLARATION, i)) {
        i = declaration(i, to);
      } else {
        character(c);
        i++;
      }
    }
  }

  /** Whether a name begins there that is longer than any, which jsoup would be long about. */
  private boolean isEndless(int from, int to) {
    int end = from;
    while (end < to && end - from <= LONGEST_TAG && " </>\t\r\n".indexOf(xml.charAt(end)) < 0) {
      end++;
    }
    return end - from > LONGEST_TAG;
  }

  /** Another name for a declaration when there are many; jsoup copies them for each element. */
  private int declaration(int at, int to) {
    int end = at + DECLARATION.length();
    while (end < to && end - at < LONGEST_TAG && isWord(xml.charAt(end))) {
      end++;
    }
    String name = xml.substring(at, end);
    boolean kept =
        prefixes.contains(name) || (prefixes.size() < MOST_PREFIXES && prefixes.add(name));
    out.append(kept ? name : "x");
    return end;
  }

  private int ampersand(int at, int to) {
    int end = at + 1;
    while (end < to && end - at < LONGEST_NAME && isWord(xml.charAt(end))) {
      end++;
    }
    String name = end < to && xml.charAt(end) == ';' ? xml.substring(at + 1, end) : "";
    String entity = entities.get(name);
    if (entity != null) {
      out.append(entity);
      return end + 1;
    }
    out.append(isReference(name) ? "&" : "&amp;");
    return at + 1;
  }

  private static boolean isReference(String name) {
    return name.startsWith("#")
        ? name.matches("#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})")
        : !name.isEmpty() && !References.named(name).isEmpty();
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '#';
  }

  private void copy(int from, int to) {
    for (int i = from; i < to; i++) {
      character(xml.charAt(i));
    }
  }

  private void character(char c) {
    if ((c >= ' ' && c < 0xFFFE) || c == '\n' || c == '\t' || c == '\r') {
      out.append(c);
    }
  }
}
