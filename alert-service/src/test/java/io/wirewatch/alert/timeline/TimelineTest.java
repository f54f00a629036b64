package io.wirewatch.alert.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long MINUTE = Nanos.of(Duration.ofMinutes(1));
  private static final int SPAN = 150;

  private static Item item(Random random, int number) {
    return new Item(
        "a" + number,
        random.nextInt(SPAN / 2) * MINUTE,
        random.nextInt(1 << 6),
        "story" + random.nextInt(5),
        "source" + random.nextInt(4));
  }

  private static void agrees(Timeline timeline, Condition condition, List<Item> items) {
    List<Long> changes = new ArrayList<>();
    boolean before = false;
    for (long t = -MINUTE; t < 2 * SPAN * MINUTE; t += MINUTE) {
      boolean met = Recount.met(condition, items, t);
      assertThat(timeline.met(t)).as("%s of %s at %d", condition, items, t / MINUTE).isEqualTo(met);
      if (met != before) {
        changes.add(t);
      }
      before = met;
    }
    List<Long> found = new ArrayList<>();
    for (long t = timeline.next(-MINUTE); t != Nanos.NEVER; t = timeline.next(t)) {
      found.add(t);
    }
    assertThat(found).as("%s of %s", condition, items).isEqualTo(changes);
  }

  @Test
  void agreesWithARecountForEveryKindWhateverIsAddedAndTakenAway() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      Condition condition = Conditions.any(random, 3);
      Timeline timeline = Timeline.of(condition);
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        if (random.nextInt(4) == 0 && !items.isEmpty()) {
          timeline.remove(items.remove(random.nextInt(items.size())));
        } else {
          Item item = item(random, i);
          items.add(item);
          timeline.add(item);
        }
        if (i % 10 == 9) {
          agrees(timeline, condition, items);
        }
      }
    }
  }

  @Test
  void tellsAllThatAnItemChanges() {
    Random random = new Random(6);
    for (int round = 0; round < 300; round++) {
      Condition condition = Conditions.any(random, 3);
      Timeline timeline = Timeline.of(condition);
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Item item = item(random, i);
        items.add(item);
        timeline.add(item);
      }
      Item gone = items.removeLast();
      List<Boolean> before = new ArrayList<>();
      for (int minute = 0; minute < 2 * SPAN; minute++) {
        before.add(timeline.met(minute * MINUTE));
      }
      Change change = timeline.remove(gone);
      for (int minute = 0; minute < 2 * SPAN; minute++) {
        long t = minute * MINUTE;
        if (t < change.from() || t >= change.to()) {
          assertThat(timeline.met(t)).isEqualTo(before.get(minute));
        }
      }
    }
  }

  @Test
  void anItemMoreCostsAsManyStepsAsTheLogarithmOfHowManyThereAre() {
    List<Condition> conditions =
        List.of(
            new Condition.AtLeast("q", Alert.Counting.ARTICLES, 100, Duration.ofDays(1)),
            new Condition.AtLeast("q", Alert.Counting.STORIES, 100, Duration.ofDays(1)),
            new Condition.AtLeast("q", Alert.Counting.SOURCES, 100, Duration.ofDays(1)),
            new Condition.Spike(
                "q", Alert.Counting.ARTICLES, Duration.ofDays(1), 3, Duration.ofDays(9), 5, 3),
            new Condition.Absence("q", "a", Duration.ofDays(1)),
            new Condition.Sequence("a", "b", Duration.ofDays(1)));
    long perDay = Duration.ofDays(1).toNanos();
    for (Condition condition : conditions) {
      Timeline timeline = Timeline.of(condition);
      Random random = new Random(7);
      for (int i = 0; i < 50_000; i++) {
        timeline.add(spread(random, i, perDay));
      }
      long before = timeline.visits();
      for (int i = 50_000; i < 50_100; i++) {
        Item item = spread(random, i, perDay);
        timeline.add(item);
        timeline.met(item.time());
        timeline.next(item.time());
      }
      assertThat((timeline.visits() - before) / 100)
          .as("visits for one more to %s", condition)
          .isLessThan(1_000);
    }
  }

  private static Item spread(Random random, int number, long within) {
    return new Item(
        "a" + number,
        (long) (random.nextDouble() * within),
        1 + random.nextInt(3),
        "story" + random.nextInt(2_000),
        "source" + random.nextInt(500));
  }

  @Test
  void stepsThatAreTakenBackLeaveNothing() {
    Random random = new Random(8);
    List<Long> times = new ArrayList<>();
    Steps steps = new Steps();
    for (int i = 0; i < 10_000; i++) {
      long time = random.nextInt(20_000);
      times.add(time);
      steps.add(time, 1);
    }
    Collections.shuffle(times, random);
    times.forEach(time -> steps.add(time, -1));
    assertThat(steps.size()).isZero();
    assertThat(steps.firstAtLeast(Nanos.EVER, 1)).isEqualTo(Nanos.NEVER);
  }
}
