package io.wirewatch.analysis.story;

import java.util.ArrayDeque;
import java.util.Deque;

/** A word, with the remembered articles that have it. */
final class Term {
  final String word;

  /** In how many articles it stood of those from which the background was made. */
  private final int before;

  /** In the order of their coming. */
  final Deque<Remembered> articles = new ArrayDeque<>();

  /** What it weighs in the article that is being compared, as of {@link #asked}. */
  private double weight;

  private long asked;
  private double rarity;
  private long rarityAsked;

  Term(String word, int before) {
    this.word = word;
    this.before = before;
  }

  /** Its inverse document frequency among so many articles; reckoned once for each question. */
  double rarity(int all, long question) {
    if (rarityAsked != question) {
      rarity = Math.max(0, Math.log((all + 1) / (before + articles.size() + 0.5)));
      rarityAsked = question;
    }
    return rarity;
  }

  void weigh(double weight, long comparison) {
    this.weight = weight;
    this.asked = comparison;
  }

  /** What it weighs in the article that is being compared; 0 when it is not in it. */
  double weight(long comparison) {
    return asked == comparison ? weight : 0;
  }
}
