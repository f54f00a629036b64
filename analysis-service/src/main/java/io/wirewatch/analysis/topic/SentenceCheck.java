package io.wirewatch.analysis.topic;

/** A second look at a sentence in which a trigger found a topic. */
public interface SentenceCheck {
  /**
   * What the second look says.
   *
   * @param factor what the sentence's score is multiplied with, from 0 for a veto to 1
   * @param example the example that is nearest to it; empty when there is none
   */
  record Opinion(double factor, String example) {}

  /** Takes every sentence as it is. */
  SentenceCheck NONE = (topic, sentence) -> new Opinion(1, "");

  /** What it says of a sentence in which a topic was found. */
  Opinion check(String topic, String sentence);
}
