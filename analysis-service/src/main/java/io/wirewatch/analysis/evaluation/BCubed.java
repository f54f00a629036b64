package io.wirewatch.analysis.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well articles are grouped, by B³ (Bagga and Baldwin, 1998): for each article, of those that
 * were put with it the share that belongs there, and of those that belong there the share that was
 * put there; the mean over all.
 *
 * @param precision from 0 to 1; 1 when no group has an article too many
 * @param recall from 0 to 1; 1 when none lacks one
 */
public record BCubed(double precision, double recall) {
  /** Compares groups with what they should be, both by article. */
  static BCubed of(List<String> groups, List<String> expected) {
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, Integer> expectedSizes = new HashMap<>();
    Map<String, Integer> both = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      sizes.merge(groups.get(i), 1, Integer::sum);
      expectedSizes.merge(expected.get(i), 1, Integer::sum);
      both.merge(groups.get(i) + "\0" + expected.get(i), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < groups.size(); i++) {
      double right = both.getOrDefault(groups.get(i) + "\0" + expected.get(i), 0);
      precision += right / sizes.getOrDefault(groups.get(i), 1);
      recall += right / expectedSizes.getOrDefault(expected.get(i), 1);
    }
    return new BCubed(precision / groups.size(), recall / groups.size());
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return 2 * precision * recall / (precision + recall);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%9.2f  %6.2f  %6.3f", precision, recall, f1());
  }
}
