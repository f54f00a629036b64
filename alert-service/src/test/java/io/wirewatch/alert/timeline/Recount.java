package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import java.util.ArrayList;
import java.util.List;

/** Says whether a condition is met by going through all items, as the condition's javadoc reads. */
public final class Recount {
  private Recount() {}

  /** Whether a condition is met at an instant. */
  public static boolean met(Condition condition, List<Item> items, long instant) {
    return met(condition, 0, items, instant);
  }

  private static boolean met(Condition condition, int clause, List<Item> items, long t) {
    return switch (condition) {
      case Condition.AtLeast c ->
          distinct(c.count(), in(items, clause, t - Nanos.of(c.within()), t)) >= c.atLeast();
      case Condition.Spike c -> spike(c, clause, items, t);
      case Condition.Absence c -> {
        long start = t - Nanos.of(c.within());
        yield in(items, clause, start, t).isEmpty() && !in(items, clause + 1, start, t).isEmpty();
      }
      case Condition.Sequence c -> {
        long start = t - Nanos.of(c.within());
        yield in(items, clause, start, t).stream()
            .anyMatch(
                first ->
                    in(items, clause + 1, start, t).stream()
                        .anyMatch(
                            then ->
                                then.time() >= first.time()
                                    && !then.article().equals(first.article())));
      }
      case Condition.All c -> combined(c.parts(), clause, items, t).stream().allMatch(met -> met);
      case Condition.Any c -> combined(c.parts(), clause, items, t).stream().anyMatch(met -> met);
    };
  }

  private static List<Boolean> combined(
      List<Condition> parts, int clause, List<Item> items, long t) {
    List<Boolean> met = new ArrayList<>();
    int next = clause;
    for (Condition part : parts) {
      met.add(met(part, next, items, t));
      next += part.queries().size();
    }
    return met;
  }

  private static boolean spike(Condition.Spike c, int clause, List<Item> items, long t) {
    long within = Nanos.of(c.within());
    int n = (int) (Nanos.of(c.over()) / within);
    long k = Math.floorDiv(t, within);
    int[] counts = new int[n];
    for (int i = 0; i < n; i++) {
      long start = (k - 1 - n + i) * within;
      counts[i] = (int) distinct(c.count(), in(items, clause, start - 1, start + within - 1));
    }
    java.util.Arrays.sort(counts);
    double median = n % 2 == 1 ? counts[n / 2] : (counts[n / 2 - 1] + counts[n / 2]) / 2.0;
    List<Item> window = in(items, clause, t - within, t);
    return distinct(c.count(), window) >= Math.max(c.floor(), Math.ceil(c.times() * median))
        && distinct(Alert.Counting.SOURCES, window) >= c.sources();
  }

  /** What matches a clause after an instant up to and with another. */
  private static List<Item> in(List<Item> items, int clause, long after, long to) {
    return items.stream()
        .filter(item -> item.matches(clause) && item.time() > after && item.time() <= to)
        .toList();
  }

  private static long distinct(Alert.Counting counting, List<Item> items) {
    return items.stream().map(item -> item.key(counting)).distinct().count();
  }
}
