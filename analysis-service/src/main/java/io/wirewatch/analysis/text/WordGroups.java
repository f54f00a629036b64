package io.wirewatch.analysis.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Groups of words of which a query asks for any, each group under a name that is itself a word. A
 * text is read with the names of a word's groups in the word's place, so that to ask for any of
 * three hundred words costs no more than to ask for one.
 */
final class WordGroups {
  /** By their members, so that the same group has one name. */
  private final Map<Set<String>, String> names = new HashMap<>();

  private final Map<String, List<String>> namesOfTerm = new HashMap<>();
  private final Map<Pattern, List<String>> namesOfPattern = new HashMap<>();

  /**
   * The name of a group.
   *
   * @param terms words as texts are read
   * @param patterns of such words, with {@code ?} for one character and {@code *} for any
   */
  String name(Set<String> terms, Set<String> patterns) {
    Set<String> members = new LinkedHashSet<>(terms);
    patterns.forEach(pattern -> members.add("pattern " + pattern));
    String known = names.get(members);
    if (known != null) {
      return known;
    }
    String name = "anyofgroup" + names.size();
    names.put(members, name);
    terms.forEach(term -> namesOfTerm.computeIfAbsent(term, none -> new ArrayList<>()).add(name));
    patterns.forEach(
        pattern ->
            namesOfPattern
                .computeIfAbsent(regularExpression(pattern), none -> new ArrayList<>())
                .add(name));
    return name;
  }

  private static Pattern regularExpression(String wildcards) {
    return Pattern.compile(
        wildcards
            .chars()
            .mapToObj(c -> c == '?' ? "." : c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining()));
  }

  /** Puts the names of their groups, as far as there are any by now, in the place of words. */
  TokenStream filter(TokenStream words) {
    return new GroupFilter(words, Map.copyOf(namesOfTerm), Map.copyOf(namesOfPattern));
  }

  private static final class GroupFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final Map<String, List<String>> namesOfTerm;
    private final Map<Pattern, List<String>> namesOfPattern;

    private List<String> names = List.of();
    private int next;
    private State word = captureState();

    GroupFilter(
        TokenStream words,
        Map<String, List<String>> namesOfTerm,
        Map<Pattern, List<String>> namesOfPattern) {
      super(words);
      this.namesOfTerm = namesOfTerm;
      this.namesOfPattern = namesOfPattern;
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (next < names.size()) {
        restoreState(word);
        term.setEmpty().append(names.get(next++));
        increment.setPositionIncrement(0);
        return true;
      }
      if (!input.incrementToken()) {
        return false;
      }
      names = names(term.toString());
      next = 0;
      if (!names.isEmpty()) {
        word = captureState();
      }
      return true;
    }

    private List<String> names(String text) {
      List<String> ofTerm = namesOfTerm.getOrDefault(text, List.of());
      List<String> found = ofTerm;
      for (Map.Entry<Pattern, List<String>> pattern : namesOfPattern.entrySet()) {
        if (pattern.getKey().matcher(text).matches()) {
          found = found == ofTerm ? new ArrayList<>(ofTerm) : found;
          found.addAll(pattern.getValue());
        }
      }
      return found;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      names = List.of();
      next = 0;
    }
  }
}
