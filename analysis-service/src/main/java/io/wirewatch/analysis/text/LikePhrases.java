package io.wirewatch.analysis.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Phrases that differ from each other in one word only, such as "home guard" and "national guard":
 * asked for at once, they cost as much as one of them.
 */
final class LikePhrases {
  private LikePhrases() {}

  /**
   * Phrases of which all but one word are the same.
   *
   * @param words what a phrase of them is made of
   * @param at the number of the word in which they differ, from 0
   * @param any the words that stand there
   */
  record Likes(List<String> words, int at, Set<String> any) {}

  /** What phrases have in common: all words but one. */
  private record Frame(int at, List<String> others) {
    static Frame of(List<String> phrase, int at) {
      List<String> others = new ArrayList<>(phrase);
      others.remove(at);
      return new Frame(at, others);
    }
  }

  /** Puts each phrase with those that it is most like; some stay alone. */
  static List<Likes> of(Collection<List<String>> phrases) {
    Set<List<String>> left = new LinkedHashSet<>(phrases);
    Map<Frame, Set<List<String>>> byFrame = new LinkedHashMap<>();
    for (List<String> phrase : left) {
      for (int at = 0; at < phrase.size(); at++) {
        byFrame.computeIfAbsent(Frame.of(phrase, at), none -> new LinkedHashSet<>()).add(phrase);
      }
    }
    List<Likes> likes = new ArrayList<>();
    while (!left.isEmpty()) {
      Map.Entry<Frame, Set<List<String>>> most = largest(byFrame);
      int at = most.getKey().at();
      Set<List<String>> alike = Set.copyOf(most.getValue());
      Set<String> any = new TreeSet<>();
      alike.forEach(phrase -> any.add(phrase.get(at)));
      likes.add(new Likes(most.getValue().iterator().next(), at, any));
      left.removeAll(alike);
      byFrame.values().forEach(others -> others.removeAll(alike));
    }
    return likes;
  }

  private static Map.Entry<Frame, Set<List<String>>> largest(
      Map<Frame, Set<List<String>>> byFrame) {
    Map.Entry<Frame, Set<List<String>>> largest = byFrame.entrySet().iterator().next();
    for (Map.Entry<Frame, Set<List<String>>> entry : byFrame.entrySet()) {
      if (entry.getValue().size() > largest.getValue().size()) {
        largest = entry;
      }
    }
    return largest;
  }
}
