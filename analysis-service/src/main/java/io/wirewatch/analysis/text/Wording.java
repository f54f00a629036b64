package io.wirewatch.analysis.text;

import io.wirewatch.matcher.WordAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How queries of a language are written: what its words are brought to, and the lists of words that
 * queries name. In a query {@code @forces} stands for {@code fn:or(…)} of the list's words and
 * phrases, which may name other lists. Used by one thread.
 *
 * <p>Of an {@code fn:or} the single words and patterns become one {@linkplain WordGroups group},
 * and {@linkplain LikePhrases phrases that differ in one word} one phrase with a group in that
 * place. What is left of it are other phrases and functions, which Lucene writes out within what is
 * around them: two lists in order, each with thirty phrases, are nine hundred pairs. So that it
 * does not, each {@code fn:or} that is left is put into a function that Lucene leaves as it is,
 * {@code fn:notContainedBy(fn:or(…) nothing)}. What differs is a phrase that begins with another
 * alternative: the shorter of the two is found.
 */
public final class Wording {
  private static final Pattern NAME = Pattern.compile("@([a-z0-9-]+)");
  private static final int DEEPEST = 8;
  private static final String OR = "fn:or(";
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_]+(?:[.,'’][\\p{L}\\p{N}_]+)*");
  private static final Pattern PHRASE =
      Pattern.compile("\"" + WORD.pattern() + "(?: " + WORD.pattern() + ")+\"");
  private static final Pattern WILDCARD =
      Pattern.compile("fn:wildcard\\(\\s*([\\p{L}\\p{N},.?*]+)\\s*\\)");

  /** A word that no text has. */
  private static final String NOWHERE = "nowhereinanytext";

  private final WordAnalyzer analyzer;
  private final Map<String, List<String>> lists;
  private final WordGroups groups = new WordGroups();

  /** What each alternative met so far is brought to as a word; many are in many lists. */
  private final Map<String, Set<String>> words = new HashMap<>();

  /**
   * The wording of a language.
   *
   * @param analyzer what brings words to what queries are compared with
   * @param lists the words and phrases of each list
   */
  public Wording(WordAnalyzer analyzer, Map<String, List<String>> lists) {
    this.analyzer = analyzer;
    this.lists = Map.copyOf(lists);
  }

  /** How queries are read, once expanded. */
  public WordAnalyzer ofQueries() {
    return analyzer;
  }

  /** How texts are read for the queries that were expanded before. */
  public WordAnalyzer ofTexts() {
    return analyzer.with(groups::filter);
  }

  /**
   * A query with its lists written out and its alternatives grouped.
   *
   * @throws IllegalArgumentException when it names a list that there is not, or lists name each
   *     other in a circle
   */
  public String expand(String query) {
    return grouped(expand(query, 0));
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
      String all = OR + String.join(" ", quoted(words)) + ")";
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

  private String grouped(String query) {
    StringBuilder written = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      quoted ^= c == '"';
      int end =
          !quoted && query.startsWith(OR, i) ? Parentheses.closing(query, i + OR.length()) : -1;
      if (end < 0) {
        written.append(c);
      } else {
        written.append(anyOf(Parentheses.arguments(query.substring(i + OR.length(), end))));
        i = end;
      }
    }
    return written.toString();
  }

  private String anyOf(List<String> alternatives) {
    Set<String> terms = new TreeSet<>();
    Set<String> patterns = new TreeSet<>();
    Set<List<String>> phrases = new LinkedHashSet<>();
    Set<String> left = new LinkedHashSet<>();
    sort(alternatives, terms, patterns, phrases, left);
    LikePhrases.of(phrases).forEach(likes -> left.add(phrase(likes)));
    if (!terms.isEmpty() || !patterns.isEmpty()) {
      left.add(groups.name(terms, patterns));
    }
    return left.size() == 1
        ? left.iterator().next()
        : "fn:notContainedBy(" + OR + String.join(" ", left) + ") " + NOWHERE + ")";
  }

  private String phrase(LikePhrases.Likes likes) {
    List<String> written = new ArrayList<>(likes.words());
    if (likes.any().size() == 1) {
      return '"' + String.join(" ", written) + '"';
    }
    Set<String> terms = new TreeSet<>();
    likes.any().forEach(word -> terms.addAll(termsOf(word)));
    written.set(likes.at(), groups.name(terms, Set.of()));
    return "fn:phrase(" + String.join(" ", written) + ")";
  }

  /** The words of a phrase; empty for what is none, or has parts that are no words. */
  private List<String> wordsOfPhrase(String alternative) {
    if (!PHRASE.matcher(alternative).matches()) {
      return List.of();
    }
    List<String> words = List.of(alternative.substring(1, alternative.length() - 1).split(" "));
    return words.stream().anyMatch(word -> termsOf(word).isEmpty()) ? List.of() : words;
  }

  private Set<String> termsOf(String word) {
    return words.computeIfAbsent(word, this::word);
  }

  private void sort(
      List<String> alternatives,
      Set<String> terms,
      Set<String> patterns,
      Set<List<String>> phrases,
      Set<String> left) {
    for (String alternative : alternatives) {
      Matcher wildcard = WILDCARD.matcher(alternative);
      if (alternative.startsWith(OR)
          && Parentheses.closing(alternative, OR.length()) == alternative.length() - 1) {
        String within = alternative.substring(OR.length(), alternative.length() - 1);
        sort(Parentheses.arguments(within), terms, patterns, phrases, left);
      } else if (wildcard.matches()) {
        patterns.add(wildcard.group(1));
      } else {
        Set<String> word = termsOf(alternative);
        List<String> phrase = word.isEmpty() ? wordsOfPhrase(alternative) : List.of();
        if (!word.isEmpty()) {
          terms.addAll(word);
        } else if (phrase.isEmpty()) {
          left.add(grouped(alternative));
        } else {
          phrases.add(phrase);
        }
      }
    }
  }

  /** What a single word is brought to; empty for what is none. */
  private Set<String> word(String text) {
    String bare =
        text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
            ? text.substring(1, text.length() - 1)
            : text;
    if (!WORD.matcher(bare).matches()) {
      return Set.of();
    }
    Set<String> terms = new TreeSet<>();
    int positions = 0;
    try (TokenStream stream = analyzer.tokenStream("", bare)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        positions += increment.getPositionIncrement();
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return positions == 1 ? terms : Set.of();
  }
}
