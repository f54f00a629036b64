package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Conditions of every kind for tests, drawn with a seed. Their windows are of some minutes. */
public final class Conditions {
  private static final List<Alert.Counting> COUNTINGS = List.of(Alert.Counting.values());

  private Conditions() {}

  /** One of any kind, with conditions nested at most so deep. */
  public static Condition any(Random random, int depth) {
    Duration within = Duration.ofMinutes(3 + random.nextInt(12));
    Alert.Counting count = COUNTINGS.get(random.nextInt(3));
    return switch (random.nextInt(depth > 1 ? 6 : 4)) {
      case 0 -> new Condition.AtLeast("q", count, 1 + random.nextInt(4), within);
      case 1 ->
          new Condition.Spike(
              "q",
              count,
              within,
              1.5 + random.nextInt(3),
              within.multipliedBy(4 + random.nextInt(5)).plusMinutes(random.nextInt(3)),
              1 + random.nextInt(3),
              random.nextInt(3));
      case 2 -> new Condition.Absence("q", "among", within);
      case 3 -> new Condition.Sequence("first", "then", within);
      case 4 -> new Condition.All(parts(random, depth));
      default -> new Condition.Any(parts(random, depth));
    };
  }

  private static List<Condition> parts(Random random, int depth) {
    return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> any(random, depth - 1)).toList();
  }
}
