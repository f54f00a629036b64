package io.wirewatch.analysis.example;

import de.bwaldvogel.liblinear.Feature;
import io.wirewatch.analysis.topic.TopicDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On which page of a newspaper an article would stand: that of the topics, or those of sport,
 * business and entertainment, where everything is an attack, a siege or a truce. Taught by the
 * words of the topics' examples, the negative ones of those kinds against the positive ones.
 * Immutable.
 */
final class Pages {
  /** The kinds of negative examples that are of other pages, whatever the topic. */
  static final Set<String> OTHER = Set.of("sport", "business", "entertainment", "figurative");

  /** How many examples of each side there have to be. */
  private static final int ENOUGH = 50;

  /** Below that length, in UTF-16 units, a text has too few words to be told by. */
  private static final int SHORT = 400;

  /** What is read of an article, in UTF-16 units. */
  private static final int LONG = 3_000;

  private static final double COST = 3;

  private static final float[] NO_VECTOR = {};

  private final Head head;
  private final Lexicon lexicon;

  private Pages(Head head, Lexicon lexicon) {
    this.head = head;
    this.lexicon = lexicon;
  }

  /** Of the examples of topics; empty when they are too few. */
  static Optional<Pages> of(List<TopicDefinition> topics, Lexicon lexicon) {
    List<String> positive = new ArrayList<>();
    for (TopicDefinition topic : topics) {
      positive.addAll(topic.examples().positive());
    }
    List<String> others = ofOthers(topics);
    if (positive.size() < ENOUGH || others.size() < ENOUGH) {
      return Optional.empty();
    }
    Head head =
        Head.learn(features(positive, lexicon), features(others, lexicon), lexicon.size(), COST);
    return Optional.of(new Pages(head, lexicon));
  }

  /** The negative examples of the other pages. */
  static List<String> ofOthers(List<TopicDefinition> topics) {
    List<String> others = new ArrayList<>();
    for (TopicDefinition topic : topics) {
      topic
          .examples()
          .negative()
          .forEach(
              (kind, sentences) -> {
                if (OTHER.contains(kind)) {
                  others.addAll(sentences);
                }
              });
    }
    return others;
  }

  private static List<Feature[]> features(List<String> sentences, Lexicon lexicon) {
    return sentences.stream().map(text -> likeness(text, lexicon).features()).toList();
  }

  private static Head.Likeness likeness(String text, Lexicon lexicon) {
    return new Head.Likeness(NO_VECTOR, lexicon.of(text));
  }

  /**
   * The natural logarithm of the odds that an article is of the topics' page; infinite when it is
   * too short to tell.
   */
  double logOdds(String title, String body) {
    if (title.length() + body.length() < SHORT) {
      return Double.POSITIVE_INFINITY;
    }
    String read = title + ". " + body.substring(0, Math.min(body.length(), LONG));
    return head.logOdds(likeness(read, lexicon));
  }
}
