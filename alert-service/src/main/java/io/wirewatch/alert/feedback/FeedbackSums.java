package io.wirewatch.alert.feedback;

import io.wirewatch.events.Feedback;

/**
 * What was said of all alerts of a rule, each person's last word on each alert once.
 *
 * @param acknowledged how often an alert was seen
 * @param useful how often one was useful
 * @param noise how often one should not have been told
 */
public record FeedbackSums(int acknowledged, int useful, int noise) {
  /** Nobody said anything. */
  public static final FeedbackSums NONE = new FeedbackSums(0, 0, 0);

  FeedbackSums with(Feedback.Said said, int more) {
    return switch (said) {
      case ACKNOWLEDGED -> new FeedbackSums(acknowledged + more, useful, noise);
      case USEFUL -> new FeedbackSums(acknowledged, useful + more, noise);
      case NOISE -> new FeedbackSums(acknowledged, useful, noise + more);
    };
  }

  /** How often that was said. */
  public int of(Feedback.Said said) {
    return switch (said) {
      case ACKNOWLEDGED -> acknowledged;
      case USEFUL -> useful;
      case NOISE -> noise;
    };
  }
}
