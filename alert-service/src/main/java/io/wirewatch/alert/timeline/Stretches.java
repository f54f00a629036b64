package io.wirewatch.alert.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is usual: how many distinct keys there were in each stretch of event time of one length,
 * aligned to the epoch, and the median of the last so many of them. In the stretch with the number
 * k (that starts at k times the length) it is taken from the last {@code number} stretches that had
 * ended a length before k began; so it stays the same throughout k.
 */
final class Stretches {
  private final long length;
  private final int number;

  /** Of each stretch that has any: how many distinct keys. */
  private final NavigableMap<Long, Integer> counts = new TreeMap<>();

  /** Of each stretch and key: how many items. */
  private final Map<Cell, Integer> items = new HashMap<>();

  /** The medians that were asked for. */
  private final NavigableMap<Long, Double> medians = new TreeMap<>();

  private static final int MAX_MEDIANS = 1_000;

  private record Cell(long stretch, String key) {}

  Stretches(long length, long over) {
    this.length = length;
    this.number = (int) (over / length);
  }

  int number() {
    return number;
  }

  /** Adds an item; tells where what is usual may be otherwise. */
  Change add(String key, long time) {
    long stretch = Math.floorDiv(time, length);
    return items.merge(new Cell(stretch, key), 1, Integer::sum) == 1
        ? count(stretch, 1)
        : Change.NONE;
  }

  /** Takes an item away; tells where what is usual may be otherwise. */
  Change remove(String key, long time) {
    long stretch = Math.floorDiv(time, length);
    Cell cell = new Cell(stretch, key);
    Integer before = items.get(cell);
    if (before == null) {
      return Change.NONE;
    }
    if (before > 1) {
      items.put(cell, before - 1);
      return Change.NONE;
    }
    items.remove(cell);
    return count(stretch, -1);
  }

  private Change count(long stretch, int by) {
    counts.merge(
        stretch, by, (before, more) -> before + more == 0 ? null : (Integer) (before + more));
    medians.subMap(stretch + 2, stretch + 2 + number).clear();
    return new Change((stretch + 2) * length, (stretch + 2 + number) * length, false);
  }

  /** The number of the stretch in which an instant lies. */
  long of(long instant) {
    return Math.floorDiv(instant, length);
  }

  /** Where a stretch starts. */
  long start(long stretch) {
    return stretch * length;
  }

  /** The first stretch that is taken into account in another. */
  long first(long stretch) {
    return stretch - 1 - number;
  }

  /** What is usual in a stretch. */
  double median(long stretch) {
    Double known = medians.get(stretch);
    if (known == null) {
      if (medians.size() >= MAX_MEDIANS) {
        medians.clear();
      }
      int[] some =
          counts.subMap(first(stretch), stretch - 1).values().stream()
              .mapToInt(Integer::intValue)
              .sorted()
              .toArray();
      known = (of(some, (number - 1) / 2) + of(some, number / 2)) / 2.0;
      medians.put(stretch, known);
    }
    return known;
  }

  /** The count at a place in the order of all, those without any first. */
  private int of(int[] some, int place) {
    int without = number - some.length;
    return place < without ? 0 : some[place - without];
  }
}
