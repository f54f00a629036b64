package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.TopicDefinition.Salience;
import java.util.Map;

/** How likely a hit, and all of a topic's hits together, are right. */
final class Chances {
  /** What a sentence counts by itself, at most: two always count more than one. */
  private static final double SURE = 0.98;

  private Chances() {}

  /** What a hit counts, at most: by its place alone. */
  static double atMost(NewsText text, Hit hit) {
    return salience(text, hit) * SURE;
  }

  /**
   * What a hit counts.
   *
   * @param logOdds what the second look says of it; infinite where nobody looked
   */
  static double of(NewsText text, Hit hit, double logOdds) {
    return salience(text, hit) * sure(hit.trigger().weight(), logOdds);
  }

  /** How sure a trigger is after the second look, by Bayes; as before it where nobody looked. */
  private static double sure(double weight, double logOdds) {
    double before = SURE * weight;
    return logOdds == Double.POSITIVE_INFINITY
        ? before
        : Math.min(SURE, 1 / (1 + Math.exp(-Math.log(before / (1 - before)) - logOdds)));
  }

  /** What a sentence counts by its place: the title and the lead most, what is deep down little. */
  private static double salience(NewsText text, Hit hit) {
    if (text.isTitle(hit.sentence())) {
      return 1;
    }
    int at = text.inBody(hit.sentence());
    double place = at == 0 ? 1 : at <= 2 ? 0.85 : at <= 5 ? 0.7 : at <= 12 ? 0.55 : 0.35;
    return hit.topic().salience() == Salience.LEAD && at > 5 ? place / 2 : place;
  }

  /**
   * The chance that not all of some sentences are wrong.
   *
   * @param bySentence the best of what was found in each
   */
  static double together(Map<Integer, Double> bySentence) {
    double wrong = 1;
    for (double score : bySentence.values()) {
      wrong *= 1 - score;
    }
    return 1 - wrong;
  }
}
