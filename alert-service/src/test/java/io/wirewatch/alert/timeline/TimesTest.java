package io.wirewatch.alert.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Instants in parts, beside a tree of the JDK. */
class TimesTest {
  private final Random random = new Random(9);
  private final TreeMap<Long, Integer> expected = new TreeMap<>();
  private final Times times = new Times();

  private void add(long time) {
    assertThat(times.add(time)).isEqualTo(!expected.containsKey(time));
    expected.put(time, expected.getOrDefault(time, 0) + 1);
    assertThat(times.count(time)).isEqualTo(expected.get(time));
  }

  private void remove(long time) {
    int before = expected.getOrDefault(time, 0);
    if (before > 1) {
      expected.put(time, before - 1);
    } else {
      expected.remove(time);
    }
    assertThat(times.remove(time)).isEqualTo(before == 1);
  }

  private void look(long time) {
    assertThat(times.isEmpty()).isEqualTo(expected.isEmpty());
    Long before = expected.lowerKey(time);
    assertThat(times.before(time)).isEqualTo(before == null ? Nanos.EVER : before);
    Long notEarlier = expected.ceilingKey(time);
    assertThat(times.notEarlier(time)).isEqualTo(notEarlier == null ? Nanos.NEVER : notEarlier);
    Long after = expected.higherKey(time);
    assertThat(times.after(time)).isEqualTo(after == null ? Nanos.NEVER : after);
  }

  private void sum(long after, long upTo) {
    assertThat(times.between(after, upTo))
        .isEqualTo(
            expected.subMap(after, false, upTo, true).values().stream()
                .mapToInt(Integer::intValue)
                .sum());
  }

  @Test
  void isWhatATreeIsAndMovesAFewWhateverComesAndGoes() {
    for (int range : new int[] {3, 300, 1_000_000}) { // few instants often, or many once
      for (int i = 0; i < 20_000; i++) {
        add(random.nextInt(range));
        look(random.nextInt(range));
        if (i % 5 == 0) {
          remove(random.nextInt(range));
        }
        if (i % 100 == 0) {
          int after = random.nextInt(range);
          sum(after, after + random.nextInt(range));
        }
      }
      assertThat(times.largest()).isLessThanOrEqualTo(Times.MOST);
      for (int i = 0; !expected.isEmpty(); i++) {
        remove(i % 3 == 0 ? expected.firstKey() : somewhere());
        look(random.nextInt(range));
      }
      assertThat(times.isEmpty()).isTrue();
    }
  }

  private long somewhere() {
    long first = expected.firstKey();
    long near = first + (expected.lastKey() - first) * random.nextInt(10) / 10;
    return expected.tailMap(near).firstKey();
  }

  @Test
  void inOrderTheyGoThroughLikeThroughAQueue() {
    for (int i = 0; i < 20_000; i++) {
      add(i);
      if (i >= 5_000) {
        remove(i - 5_000);
      }
      look(i - 2_500);
    }
    assertThat(times.largest()).isLessThanOrEqualTo(Times.MOST);
  }
}
