package io.wirewatch.ingest.markup;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds where tags and elements of one piece of HTML end. What was once looked for in vain is not
 * looked for again, so that many unclosed ones cost no more than one.
 */
final class Tags {
  private static final int LONGEST_NAME = 40;

  private final String in;
  private final Set<String> neverClosed = new HashSet<>();

  Tags(String in) {
    this.in = in;
  }

  /** The name that begins there; empty when none does. */
  static String name(String in, int from) {
    int end = from;
    while (end < in.length() && end - from < LONGEST_NAME && isNameChar(in.charAt(end))) {
      end++;
    }
    boolean letterFirst = end > from && isLetter(in.charAt(from));
    return letterFirst ? in.substring(from, end) : "";
  }

  /** The place after the tag that begins there; -1 when it does not end. */
  int endOfTag(int at) {
    int i = at + 1;
    while (i < in.length()) {
      char c = in.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if ((c == '"' || c == '\'') && follows(i)) {
        int close = find(c == '"' ? "\"" : "'", i + 1);
        if (close < 0) {
          break;
        }
        i = close;
      } else if (c == '<') {
        return i; // the tag's own end is missing
      }
      i++;
    }
    int end = find(">", at);
    return end < 0 ? -1 : end + 1;
  }

  /** Whether that is more than a bracket and an exclamation mark. */
  static boolean isDeclaration(String in, int at) {
    char first = at + 2 < in.length() ? in.charAt(at + 2) : '>';
    return isLetter(first) || first == '-' || first == '[' || first == '>';
  }

  /** The place after a comment, a marked section's mark, a declaration or an instruction. */
  int endOfDeclaration(int at) {
    if (in.startsWith("<!--", at)) {
      int end = find("-->", at + 2);
      return end < 0 ? in.length() : end + 3;
    }
    if (in.startsWith("<![CDATA[", at)) {
      return at + 9;
    }
    int end = find(">", at);
    return end < 0 ? in.length() : end + 1;
  }

  /**
   * The place after the element of that name whose start tag ends there; the same place when it is
   * not closed, for then it is better read than all the rest lost with it.
   */
  int endOfElement(String name, int from) {
    int depth = 1;
    int at = from;
    int first = -1;
    while (depth > 0) {
      int close = findTag("</" + name, at);
      if (close < 0) {
        return first < 0 ? HtmlTags.isRaw(name) ? in.length() : from : first;
      }
      int open = HtmlTags.isRaw(name) ? -1 : findTag("<" + name, at);
      boolean nested = open >= 0 && open < close;
      depth += nested ? 1 : -1;
      at = nested ? open + 1 : afterTag(close);
      first = nested || first >= 0 ? first : at;
    }
    return at;
  }

  private int afterTag(int close) {
    int end = find(">", close);
    return end < 0 ? in.length() : end + 1;
  }

  private boolean follows(int quote) {
    int i = quote - 1;
    while (i > 0 && in.charAt(i) == ' ') {
      i--;
    }
    return in.charAt(i) == '=';
  }

  private int findTag(String tag, int from) {
    if (neverClosed.contains(tag)) {
      return -1;
    }
    for (int i = in.indexOf('<', from); i >= 0; i = in.indexOf('<', i + 1)) {
      if (in.regionMatches(true, i, tag, 0, tag.length())) {
        return i;
      }
    }
    neverClosed.add(tag);
    return -1;
  }

  private int find(String what, int from) {
    int at = neverClosed.contains(what) ? -1 : in.indexOf(what, from);
    if (at < 0) {
      neverClosed.add(what);
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNameChar(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
  }
}
