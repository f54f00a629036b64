package io.wirewatch.alert.feedback;

import io.wirewatch.events.Feedback;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people said of the latest alerts. What is said twice, or comes again after a restart, counts
 * once; of what one person says of one alert the later word stands.
 */
public final class FeedbackBoard {
  private static final int MAX_HELD = 100_000;

  /** By alert, then by {@link Feedback#key}. */
  private final Map<String, Map<String, Feedback>> byAlert = new LinkedHashMap<>();

  private final Map<String, FeedbackSums> byRule = new HashMap<>();

  /** Takes down what was said. */
  public synchronized void put(Feedback feedback) {
    Map<String, Feedback> ofAlert =
        byAlert.computeIfAbsent(feedback.alert(), alert -> new HashMap<>());
    Feedback before = ofAlert.get(feedback.key());
    if (before != null && before.at().isAfter(feedback.at())) {
      return;
    }
    ofAlert.put(feedback.key(), feedback);
    if (before != null) {
      add(before, -1);
    }
    add(feedback, 1);
    if (byAlert.size() > MAX_HELD) {
      byAlert.remove(byAlert.keySet().iterator().next()); // its rule's sums keep what was said
    }
  }

  private void add(Feedback feedback, int more) {
    FeedbackSums sums = byRule.getOrDefault(feedback.rule(), FeedbackSums.NONE);
    byRule.put(feedback.rule(), sums.with(feedback.said(), more));
  }

  /** What was said of an alert, in the order of time. */
  public synchronized List<Feedback> of(String alert) {
    List<Feedback> said = new ArrayList<>(byAlert.getOrDefault(alert, Map.of()).values());
    said.sort(Comparator.comparing(Feedback::at).thenComparing(Feedback::key));
    return said;
  }

  /** What was said of a rule's alerts. */
  public synchronized FeedbackSums sums(String rule) {
    return byRule.getOrDefault(rule, FeedbackSums.NONE);
  }
}
