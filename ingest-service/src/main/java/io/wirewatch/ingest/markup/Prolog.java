package io.wirewatch.ingest.markup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a document's root, cut off: text that does not belong there, the XML
 * declaration and the document type. Of its entities only those are known that stand for a short
 * text without references of its own.
 *
 * @param document from the root or a comment before it on
 * @param misplaced whether there was text before the declaration
 * @param entities what is to stand for them, by name
 */
record Prolog(String document, boolean misplaced, Map<String, String> entities) {
  private static final int MOST_ENTITIES = 500;
  private static final int LONGEST_TYPE = 200_000;
  private static final Set<String> ROOTS =
      Set.of("rss", "feed", "entry", "rdf", "opml", "channel", "urlset", "sitemapindex");
  private static final Pattern DECLARATION = Pattern.compile("\\s*<\\?xml\\s[^>]{0,1000}>");
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s+(\\w{1,40})\\s+(?:\"([^\"&%<]{0,200}|&#\\w{1,8};)\"|'([^'&%<]{0,200}|&#\\w{1,8};)')\\s*>");

  /** Looks at the beginning of a text. */
  static Prolog of(String text) {
    String rest = text;
    boolean misplaced = false;
    String head = text.stripLeading();
    boolean usual =
        head.startsWith("<?") || head.startsWith("<!") || (head.startsWith("<") && isRoot(head, 0));
    if (!usual) {
      int root = indexOfRoot(text);
      if (root >= 0) {
        misplaced = !text.substring(0, root).isBlank();
        rest = lineEnds(text, 0, root) + text.substring(root);
      }
    }
    misplaced |= usual && rest.length() > head.length() && head.startsWith("<?xml");
    Matcher declaration = DECLARATION.matcher(rest);
    if (declaration.lookingAt()) {
      rest = lineEnds(rest, 0, declaration.end()) + rest.substring(declaration.end());
    }
    return withoutType(rest, misplaced);
  }

  private static int indexOfRoot(String text) {
    int at = text.indexOf('<');
    while (at >= 0 && !isRoot(text, at)) {
      at = text.indexOf('<', at + 1);
    }
    return at;
  }

  /** Whether the bracket there begins an XML declaration or the root of a document of ours. */
  private static boolean isRoot(String text, int bracket) {
    boolean declaration = text.regionMatches(true, bracket + 1, "?xml", 0, 4);
    String name = declaration ? "?xml" : Tags.name(text, bracket + 1);
    int end = bracket + 1 + name.length();
    return end < text.length()
        && " \t\r\n\f\u000b>/".indexOf(text.charAt(end)) >= 0
        && (declaration
            || ROOTS.contains(name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT)));
  }

  private static Prolog withoutType(String text, boolean misplaced) {
    int type = indexOfType(text);
    if (type < 0) {
      return new Prolog(text, misplaced, Map.of());
    }
    int end = endOfType(text, type);
    Map<String, String> entities = new HashMap<>();
    Matcher entity = ENTITY.matcher(text).region(type, end);
    while (entities.size() < MOST_ENTITIES && entity.find()) {
      String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
      entities.putIfAbsent(entity.group(1), value);
    }
    String document = text.substring(0, type) + lineEnds(text, type, end) + text.substring(end);
    return new Prolog(document, misplaced, entities);
  }

  /** So that lines keep their numbers. */
  private static String lineEnds(String text, int from, int to) {
    return "\n".repeat((int) text.substring(from, to).chars().filter(c -> c == '\n').count());
  }

  private static int indexOfType(String text) {
    int at = text.indexOf('<');
    while (at >= 0 && (text.startsWith("<!--", at) || text.startsWith("<?", at))) {
      int end = text.startsWith("<?", at) ? text.indexOf("?>", at) : text.indexOf("-->", at);
      at = end < 0 ? -1 : text.indexOf('<', end);
    }
    return at >= 0 && text.regionMatches(true, at, "<!DOCTYPE", 0, 9) ? at : -1;
  }

  private static int endOfType(String text, int type) {
    int limit = Math.min(text.length(), type + LONGEST_TYPE);
    boolean subset = false;
    char quote = 0;
    for (int i = type; i < limit; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        subset = true;
      } else if (c == ']') {
        subset = false;
      } else if (c == '>' && !subset) {
        return i + 1;
      }
    }
    int end = text.indexOf('>', type); // unbalanced: what it declares is read as text, and harmless
    return end < 0 ? text.length() : end + 1;
  }
}
