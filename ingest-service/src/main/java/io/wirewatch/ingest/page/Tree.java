package io.wirewatch.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * A page's HTML before and after parsing, kept within bounds: comments, styles and scripts other
 * than JSON-LD go before it is parsed, and what is beyond so many characters or tags is cut off.
 *
 * @param html what is parsed
 * @param cut whether something was cut off
 */
record Tree(String html, boolean cut) {
  /** The most characters that are looked at. */
  static final int MOST_CHARS = 4_000_000;

  /** The most tags that make elements and are parsed; a long newspaper page has 5,000. */
  static final int MOST_TAGS = 30_000;

  private static final int DEPTH = 180;
  private static final Pattern FORMATTING =
      Pattern.compile("(?i)</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\\b[^>]*>");
  private static final Set<String> DROPPED = Set.of("script", "style", "svg");

  /** Makes it ready to be parsed. */
  static Tree of(String page) {
    String in = page.length() > MOST_CHARS ? page.substring(0, MOST_CHARS) : page;
    Scan scan = new Scan(in);
    boolean whole = scan.run();
    return new Tree(scan.out.toString(), !whole || in.length() < page.length());
  }

  /** Parses it; each call gives a tree of its own. */
  Document parse(String base) {
    try {
      return parse(html, base);
    } catch (IndexOutOfBoundsException e) {
      // jsoup 1.22 loses count of such elements when some that are open are beyond its depth
      return parse(FORMATTING.matcher(html).replaceAll(""), base);
    }
  }

  private static Document parse(String html, String base) {
    return Parser.htmlParser().setMaxDepth(DEPTH).parseInput(new Stop.Text(html), base);
  }

  private static final class Scan {
    private static final int LONGEST_SCRIPT_TAG = 2_000;

    private final String in;
    private final StringBuilder out;

    /** Where each was found last: so that many that are unclosed are looked for once. */
    private final Map<String, Integer> found = new HashMap<>();

    /** Up to where JSON-LD goes, in which nothing is markup. */
    private int dataUntil;

    Scan(String in) {
      this.in = in;
      this.out = new StringBuilder(in.length());
    }

    /** Whether all was taken. */
    boolean run() {
      int tags = 0;
      int from = 0;
      int at = in.indexOf('<');
      while (at >= 0) {
        Stop.check();
        int next = at + 1;
        if (in.startsWith("<!--", at)) {
          int end = find("-->", at + 2);
          next = end < 0 ? at + 4 : end + 3;
        } else if (next < in.length() && Character.isLetter(in.charAt(next))) {
          tags++;
          next = afterDropped(at);
        } else if (in.regionMatches(true, at, "</p", 0, 3)
            || in.regionMatches(true, at, "</br", 0, 4)) {
          tags++; // these make an element where none is open
        }
        if (tags > MOST_TAGS) {
          out.append(in, from, at);
          return false;
        }
        if (next > at + 1) {
          out.append(in, from, at);
          from = next;
        }
        at = in.indexOf('<', Math.max(next, dataUntil));
      }
      out.append(in, Math.min(from, in.length()), in.length());
      return true;
    }

    /** The place after an element that nobody reads; the next one when it is another. */
    private int afterDropped(int at) {
      int end = at + 1;
      while (end < in.length() && end - at < 8 && Character.isLetter(in.charAt(end))) {
        end++;
      }
      String name = in.substring(at + 1, end).toLowerCase(Locale.ROOT);
      if (!DROPPED.contains(name)) {
        return at + 1;
      }
      int startEnds = find(">", end);
      if (startEnds < 0) {
        return in.length();
      }
      if (name.equals("svg") && in.charAt(startEnds - 1) == '/') {
        return startEnds + 1;
      }
      int close = find("</" + name, startEnds);
      if (name.equals("script") && isLinkedData(at, startEnds)) {
        dataUntil = Math.max(close, startEnds);
        return at + 1;
      }
      int closeEnds = close < 0 ? startEnds : in.indexOf('>', close);
      return closeEnds < 0 ? in.length() : closeEnds + 1;
    }

    private boolean isLinkedData(int from, int to) {
      for (int i = from; i < to && i - from < LONGEST_SCRIPT_TAG; i++) {
        if (in.regionMatches(true, i, "ld+json", 0, 7)) {
          return true;
        }
      }
      return false;
    }

    private int find(String what, int from) {
      int known = found.getOrDefault(what, 0);
      if (known < 0 || known >= from) {
        return known;
      }
      int at = in.indexOf(what.charAt(0), from);
      while (at >= 0 && !in.regionMatches(true, at, what, 0, what.length())) {
        at = in.indexOf(what.charAt(0), at + 1);
      }
      found.put(what, at);
      return at;
    }
  }
}
