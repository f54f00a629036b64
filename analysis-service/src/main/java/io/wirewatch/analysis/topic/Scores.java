package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.TopicDefinition.Salience;
import java.util.Collection;

/** What the sentences of a text count, each by itself and together. */
final class Scores {
  /** What a sentence counts by itself, at most: two always count more than one. */
  private static final double SURE = 0.98;

  /** More than the order of some multiplications can make a difference. */
  private static final double ROUNDING = 1e-9;

  private final NewsText text;

  Scores(NewsText text) {
    this.text = text;
  }

  /** What a hit counts, at most: by its place alone. */
  double atMost(Hit hit) {
    return salience(hit) * SURE;
  }

  /** What a hit counts of which the second look says so much. */
  double of(Hit hit, double logOdds) {
    return salience(hit) * sure(hit.trigger().weight(), logOdds);
  }

  /** The chance that not all of some sentences are wrong. */
  static double together(Collection<Double> scores) {
    double wrong = 1;
    for (double score : scores) {
      wrong *= 1 - score;
    }
    return 1 - wrong;
  }

  /** Whether a topic may still be found; less than rounding is not taken for too little. */
  static boolean maySuffice(TopicDefinition topic, double score) {
    return score + ROUNDING >= topic.threshold();
  }

  /** How sure a trigger is after the second look, by Bayes; as before it where nobody looked. */
  private static double sure(double weight, double logOdds) {
    double before = SURE * weight;
    return logOdds == Double.POSITIVE_INFINITY
        ? before
        : Math.min(SURE, 1 / (1 + Math.exp(-Math.log(before / (1 - before)) - logOdds)));
  }

  /** What a sentence counts by its place: the title and the lead most, what is deep down little. */
  private double salience(Hit hit) {
    if (text.isTitle(hit.sentence())) {
      return 1;
    }
    int at = text.inBody(hit.sentence());
    double place = at == 0 ? 1 : at <= 2 ? 0.85 : at <= 5 ? 0.7 : at <= 12 ? 0.55 : 0.35;
    return hit.topic().salience() == Salience.LEAD && at > 5 ? place / 2 : place;
  }
}
