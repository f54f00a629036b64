package io.wirewatch.analysis.text;

import io.wirewatch.matcher.WordAnalyzer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How queries of a language are written: what its words are brought to, and the lists of words that
 * queries name. In a query {@code @forces} stands for {@code fn:or(…)} of the list's words and
 * phrases, which may name other lists.
 *
 * <p>Lucene writes {@code fn:or} out within what is around it: two lists in order, each with thirty
 * phrases, are nine hundred pairs. So that it does not, each {@code fn:or} is put into a function
 * that it leaves as it is, {@code fn:notContainedBy(fn:or(…) nothing)}. What differs is a phrase
 * that begins with another alternative: the shorter of the two is found.
 *
 * @param lists the words and phrases of each list
 */
public record Wording(WordAnalyzer analyzer, Map<String, List<String>> lists) {
  private static final Pattern NAME = Pattern.compile("@([a-z0-9-]+)");
  private static final int DEEPEST = 8;
  private static final String OR = "fn:or(";

  /** A word that no text has. */
  private static final String NOWHERE = "nowhereinanytext";

  /** Copies the lists. */
  public Wording {
    lists = Map.copyOf(lists);
  }

  /**
   * A query with its lists written out.
   *
   * @throws IllegalArgumentException when it names a list that there is not, or lists name each
   *     other in a circle
   */
  public String expand(String query) {
    return leftAsTheyAre(expand(query, 0));
  }

  private static String leftAsTheyAre(String query) {
    StringBuilder written = new StringBuilder();
    Deque<Boolean> open = new ArrayDeque<>();
    boolean quoted = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      quoted ^= c == '"';
      if (!quoted && query.startsWith(OR, i)) {
        written.append("fn:notContainedBy(").append(OR);
        open.push(true);
        i += OR.length() - 1;
        continue;
      }
      written.append(c);
      if (!quoted && c == '(') {
        open.push(false);
      } else if (!quoted && c == ')' && !open.isEmpty() && open.pop()) {
        written.append(' ').append(NOWHERE).append(')');
      }
    }
    return written.toString();
  }

  private String expand(String query, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("names lists of words that name each other in a circle");
    }
    Matcher name = NAME.matcher(query);
    StringBuilder expanded = new StringBuilder();
    while (name.find()) {
      List<String> words = lists.get(name.group(1));
      if (words == null) {
        throw new IllegalArgumentException(
            "names the list @" + name.group(1) + ", which is not there");
      }
      String all = "fn:or(" + String.join(" ", quoted(words)) + ")";
      name.appendReplacement(expanded, Matcher.quoteReplacement(expand(all, depth + 1)));
    }
    return name.appendTail(expanded).toString();
  }

  private static List<String> quoted(List<String> words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      boolean plain = word.startsWith("@") || word.startsWith("fn:") || word.matches("\\w+");
      quoted.add(plain ? word : '"' + word.replace("\"", "") + '"');
    }
    return quoted;
  }
}
