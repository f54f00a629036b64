package io.wirewatch.alert.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.timeline.Item;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Items in parts, beside a tree of the JDK. */
class ByTimeTest {
  private static final int RANGE = 5_000;

  private final Random random = new Random(10);
  private final TreeSet<Item> expected = new TreeSet<>(Item.BY_TIME);
  private final ByTime items = new ByTime();

  private static Item item(int number, long time) {
    return new Item("a" + number, time, 1, "story", "source");
  }

  private void add(Item item) {
    items.add(item);
    expected.add(item);
  }

  private void remove(Item item) {
    items.remove(item);
    expected.remove(item);
  }

  private void look() {
    assertThat(items.first()).isSameAs(expected.first());
    assertThat(items.last()).isSameAs(expected.last());
    long after = random.nextInt(RANGE);
    long upTo = after + random.nextInt(RANGE);
    assertThat(items.between(after, upTo))
        .containsExactlyElementsOf(expected.subSet(item(-1, after + 1), item(-1, upTo + 1)));
  }

  @Test
  void isWhatATreeIsAndMovesAFewWhateverComesAndGoes() {
    for (int i = 0; i < 20_000; i++) {
      add(item(i, random.nextInt(RANGE)));
      if (i % 4 == 0) {
        remove(
            expected.tailSet(item(-1, expected.last().time() * random.nextInt(10) / 10)).first());
      }
      if (i % 500 == 1) {
        look();
      }
    }
    assertThat(items.largest()).isLessThanOrEqualTo(ByTime.MOST);
    for (int i = 0; expected.size() > 1; i++) {
      remove(i % 3 == 0 ? expected.last() : expected.first());
      if (i % 500 == 0) {
        look();
      }
    }
  }
}
