package io.wirewatch.analysis.story;

import java.time.Duration;
import java.util.Locale;

/**
 * How alike two articles are, from 0 to 1: a weighted mean of how far the words of title and lead
 * agree (the cosine of their tf-idf weights) and how far their sense does (the cosine of their
 * vectors, as seen from the middle of all that are remembered). Names weigh much in the first,
 * which keeps events of one kind apart; the second knows one event in other words. Articles more
 * than 72 hours apart are not alike at all, and those of which half is the same word for word are
 * one story whatever else they say.
 *
 * @param words what the words weigh beside the sense, from 0 to 1
 * @param copies from which share of the fingerprint on two articles are copies
 * @param threshold from which mean likeness on to its articles one tells a story
 * @param window how far two tellings of a story lie apart at most
 */
public record Measure(double words, double copies, double threshold, Duration window) {
  /**
   * Chosen on {@code open.jsonl} and {@code one-war.jsonl} of {@code seeds/evaluation/stories/}:
   * what is lost on neither.
   */
  public static final Measure MEASURED = new Measure(0.15, 0.5, 0.27, Duration.ofDays(3));

  /** The least sense that articles have in common, by experience, and how it grows with words. */
  private static final double SENSE_WITHOUT_WORDS = 0.2;

  private static final double SENSE_PER_WORDS = 0.75;

  /** Names the measure and its threshold: {@code average-link-2/0.27}. */
  public String version() {
    return String.format(Locale.ROOT, "average-link-2/%.2f", threshold);
  }

  /** How alike two articles are whose words agree so far. */
  double alike(Remembered one, Remembered other, double words, Middle middle) {
    if (!near(one, other)) {
      return 0;
    }
    if (one.copied(other) >= copies) {
      return 1;
    }
    double sense =
        one.hasVector() && other.hasVector()
            ? middle.cosine(one.vector, other.vector)
            : SENSE_WITHOUT_WORDS + SENSE_PER_WORDS * words;
    return this.words * words + (1 - this.words) * Math.max(0, sense);
  }

  boolean near(Remembered one, Remembered other) {
    return Duration.between(one.at, other.at).abs().compareTo(window) <= 0;
  }
}
