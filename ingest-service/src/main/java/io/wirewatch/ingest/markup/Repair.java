package io.wirewatch.ingest.markup;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Mends what keeps XML from being read: ampersands that begin no reference are escaped, for left as
 * they are the {@code &copy=1} of an unescaped address would be read as a copyright sign, and so
 * are brackets that begin no tag; entities are replaced; control characters and comments are left
 * out, and so is what is so long or so much that it means harm.
 */
final class Repair {
  /** Beyond what of an entry, markup included, nothing is kept. */
  private static final int LONGEST_ENTRY = 2 * Node.MOST_TEXT;

  /** More than anybody takes. */
  private static final int MOST_ENTRIES = 110_000;

  private static final Set<String> ENTRIES = Set.of("item", "entry", "url", "outline");
  private static final Set<String> ROOTS =
      Set.of("rss", "feed", "rdf", "channel", "urlset", "opml");
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";
  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";
  private static final String DECLARATION = "xmlns:";
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_TAG = 300;
  private static final int LONGEST_VALUE = 4_096;
  private static final int MOST_PREFIXES = 60;
  private static final int MOST_DECLARATIONS = 5_000;

  private final String xml;
  private final Map<String, String> entities;
  private final Set<String> prefixes = new HashSet<>();
  private final Set<String> neverClosed = new HashSet<>();
  private final StringBuilder out;
  private int entries;
  private int declarations;
  private int limit = LONGEST_ENTRY;
  private boolean cut;

  private Repair(String xml, Map<String, String> entities) {
    this.xml = xml;
    this.entities = entities;
    this.out = new StringBuilder(xml.length() + 64);
  }

  /**
   * A document that can be read.
   *
   * @param cut whether something was so long that a part of it was left out
   */
  record Repaired(String xml, boolean cut) {}

  static Repaired of(String xml, Map<String, String> entities) {
    Repair repair = new Repair(xml, entities);
    repair.read();
    return new Repaired(repair.out.toString(), repair.cut);
  }

  private void read() {
    int at = 0;
    while (at < xml.length() && entries <= MOST_ENTRIES) {
      char c = xml.charAt(at);
      if (at >= limit) {
        cut = true;
        at = nextEntry(at);
      } else if (c == '<') {
        at = markup(at);
      } else if (c == '&') {
        at = ampersand(at);
      } else if (c == 'x' && xml.startsWith(DECLARATION, at)) {
        at = declaration(at);
      } else {
        character(c);
        at++;
      }
    }
  }

  private int nextEntry(int from) {
    int at = xml.indexOf('<', from);
    while (at >= 0 && !isEntry(at)) {
      at = xml.indexOf('<', at + 1);
    }
    limit = at < 0 ? limit : at + LONGEST_ENTRY;
    return at < 0 ? xml.length() : at;
  }

  private boolean isEntry(int at) {
    String name = Tags.name(xml, at + 1);
    return ENTRIES.contains(name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT));
  }

  private int markup(int at) {
    if (xml.startsWith(CDATA, at)) {
      return section(at);
    }
    if (xml.startsWith(COMMENT, at)) {
      return comment(at);
    }
    if (isEntry(at)) {
      entries++;
      limit = at + LONGEST_ENTRY;
    }
    out.append(isTag(at) ? "<" : "&lt;");
    return at + 1;
  }

  private int section(int at) {
    int end = find(CDATA_END, at);
    if (end < 0) {
      return withoutMark(at + CDATA.length());
    }
    cut |= end > limit;
    int kept = Math.min(end, limit);
    for (int i = at; i < kept; i++) {
      character(xml.charAt(i));
    }
    out.append(CDATA_END);
    return end + CDATA_END.length();
  }

  /** Passes over it, but for its line ends, so that lines keep their numbers. */
  private int comment(int at) {
    int end = find(COMMENT_END, at);
    for (int i = at; i < end; i++) {
      if (xml.charAt(i) == '\n') {
        out.append('\n');
      }
    }
    return end < 0 ? withoutMark(at + COMMENT.length()) : end + COMMENT_END.length();
  }

  private int find(String end, int from) {
    int at = neverClosed.contains(end) ? -1 : xml.indexOf(end, from);
    if (at < 0) {
      neverClosed.add(end);
    }
    return at;
  }

  /** Where to read on after a mark that nothing closes; of a document that breaks off, nowhere. */
  private int withoutMark(int after) {
    int last = xml.lastIndexOf("</");
    String name = last < 0 ? "" : Tags.name(xml, last + 2);
    String local = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    return ROOTS.contains(local) ? after : xml.length();
  }

  /** Whether a tag begins there that ends before another begins, and has a name one can bear. */
  private boolean isTag(int at) {
    int i = at + 1;
    while (i < xml.length() && " </>\t\r\n".indexOf(xml.charAt(i)) < 0) {
      if (++i - at > LONGEST_TAG) {
        return false;
      }
    }
    for (; i < xml.length() && xml.charAt(i) != '>'; i++) {
      char c = xml.charAt(i);
      if (c == '<') {
        return false;
      } else if ((c == '"' || c == '\'') && xml.charAt(i - 1) == '=') {
        int close = xml.indexOf(c, i + 1, Math.min(xml.length(), i + LONGEST_VALUE));
        i = close < 0 ? i : close;
      }
    }
    return true;
  }

  /**
   * Another name for a declaration when there are many; jsoup copies those in force for each
   * element that has one.
   */
  private int declaration(int at) {
    int end = at + DECLARATION.length();
    while (end < xml.length() && end - at < LONGEST_TAG && isWord(xml.charAt(end))) {
      end++;
    }
    String name = xml.substring(at, end);
    boolean kept =
        declarations++ < MOST_DECLARATIONS
            && (prefixes.contains(name) || (prefixes.size() < MOST_PREFIXES && prefixes.add(name)));
    out.append(kept ? name : "x");
    return end;
  }

  private int ampersand(int at) {
    int end = at + 1;
    while (end < xml.length() && end - at < LONGEST_NAME && isWord(xml.charAt(end))) {
      end++;
    }
    String name = end < xml.length() && xml.charAt(end) == ';' ? xml.substring(at + 1, end) : "";
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

  private void character(char c) {
    if ((c >= ' ' && c < 0xFFFE) || c == '\n' || c == '\t' || c == '\r') {
      out.append(c);
    }
  }
}
