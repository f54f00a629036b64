package io.wirewatch.analysis.topic;

import io.wirewatch.events.Status;
import java.util.Optional;

/** A second look at the sentences in which triggers found topics, and at their article. */
public interface SentenceCheck {
  /**
   * What the second look says.
   *
   * @param logOdds the natural logarithm of how much likelier it is that the sentence tells of the
   *     topic than that it does not; infinite when nothing speaks against it
   * @param example the example of the topic that is nearest to it; empty when there is none
   */
  record Opinion(double logOdds, String example) {
    /** Of who has not looked. */
    public static final Opinion NONE = new Opinion(Double.POSITIVE_INFINITY, "");
  }

  /** One sentence under the second look. */
  @FunctionalInterface
  interface Look {
    /** What it says of a topic that a trigger found in the sentence. */
    Opinion at(String topic);

    /**
     * The log odds by what is seen at once, to spare the look where they are far too low; infinite
     * when nothing is.
     */
    default double atFirstSight(String topic) {
      return Double.POSITIVE_INFINITY;
    }

    /** How the sentence tells of a topic if no cue says it; empty when as what happened. */
    default Optional<Status> told(String topic) {
      return Optional.empty();
    }
  }

  /** Takes every sentence as it is. */
  SentenceCheck NONE = (language, sentence) -> topic -> Opinion.NONE;

  /** Takes a sentence, in a BCP 47 language, under the second look. */
  Look look(String language, String sentence);

  /**
   * What kind of article it is: the natural logarithm of how much likelier it is of the kind that
   * tells of the topics than of another, such as sport or business; infinite when nothing speaks
   * against it, or the text is too short to tell.
   */
  default double article(String language, String title, String body) {
    return Double.POSITIVE_INFINITY;
  }
}
