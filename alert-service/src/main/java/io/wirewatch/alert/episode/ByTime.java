package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Items in the order of event time. Most come last and go first, so they lie in an array with room
 * at both ends: one that comes or goes in between moves those on its shorter side. Where there are
 * many, they lie in several arrays of at most {@link #MOST}, so that no more than one is moved.
 */
final class ByTime {
  static final int MOST = 512;

  private Item[] items = new Item[2];
  private int from;
  private int to;

  /** What comes before those in the array here: in order, none of them empty, none in parts. */
  private List<ByTime> earlier = List.of();

  /** The earliest, when there is any. */
  Item first() {
    ByTime in = part(0);
    return in.items[in.from];
  }

  /** The latest, when there is any. */
  Item last() {
    return items[to - 1];
  }

  /** Those after one instant up to another, inclusive; to be read at once. */
  List<Item> between(long after, long upTo) {
    int first = part("", after + 1);
    int last = part("", upTo + 1);
    if (first == last) {
      ByTime in = part(first);
      return in.view(in.place("", after + 1), in.place("", upTo + 1));
    }
    List<Item> all = new ArrayList<>((last - first + 1) * MOST);
    for (int number = first; number <= last; number++) {
      ByTime in = part(number);
      all.addAll(
          in.view(
              number == first ? in.place("", after + 1) : in.from,
              number == last ? in.place("", upTo + 1) : in.to));
    }
    return all;
  }

  private List<Item> view(int start, int end) {
    return Arrays.asList(items).subList(start, end);
  }

  void add(Item item) {
    int part = part(item.article(), item.time());
    ByTime in = part(part);
    in.insert(item);
    if (in.to - in.from > MOST) {
      earlier = earlier.isEmpty() ? new ArrayList<>() : earlier;
      earlier.add(part, in.splitOff());
    }
  }

  private void insert(Item item) {
    int at = place(item.article(), item.time());
    if (at - from < to - at && from > 0) {
      System.arraycopy(items, from, items, from - 1, at - from);
      from--;
      items[at - 1] = item;
    } else {
      at -= to == items.length ? makeRoom() : 0;
      System.arraycopy(items, at, items, at + 1, to - at);
      items[at] = item;
      to++;
    }
  }

  /** Makes room at the end; tells by how much all has moved to the front. */
  private int makeRoom() {
    int moved = from;
    int size = to - from;
    Item[] larger = size > items.length / 2 ? new Item[size + size / 2 + 1] : items;
    System.arraycopy(items, from, larger, 0, size);
    Arrays.fill(larger, size, larger.length, null);
    items = larger;
    from = 0;
    to = size;
    return moved;
  }

  /** Parts with the earlier half. */
  private ByTime splitOff() {
    ByTime half = new ByTime();
    half.to = (to - from) / 2;
    half.items = Arrays.copyOfRange(items, from, from + half.to);
    Arrays.fill(items, from, from + half.to, null);
    from += half.to;
    return half;
  }

  /** Takes away an item that is there. */
  void remove(Item item) {
    int part = part(item.article(), item.time());
    ByTime in = part(part);
    in.take(item);
    if (in.from == in.to && part < earlier.size()) {
      earlier.remove(part);
    } else if (from == to && !earlier.isEmpty()) {
      ByTime last = earlier.removeLast();
      items = last.items;
      from = last.from;
      to = last.to;
    }
  }

  @SuppressWarnings("NullAway") // what is outside of the two ends is nobody's
  private void take(Item item) {
    int at = place(item.article(), item.time());
    if (at - from < to - at) {
      System.arraycopy(items, from, items, from + 1, at - from);
      items[from++] = null;
    } else {
      System.arraycopy(items, at + 1, items, at, to - at - 1);
      items[--to] = null;
    }
  }

  /** Puts an item in the place of one of the same article and time. */
  void replace(Item item) {
    ByTime in = part(part(item.article(), item.time()));
    in.items[in.place(item.article(), item.time())] = item;
  }

  /** The number of the first part that reaches an instant and article; else of the last. */
  private int part(String article, long time) {
    int low = 0;
    int high = earlier.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isBefore = isBefore(earlier.get(middle).last(), article, time);
      low = isBefore ? middle + 1 : low;
      high = isBefore ? high : middle;
    }
    return low;
  }

  private ByTime part(int number) {
    return number < earlier.size() ? earlier.get(number) : this;
  }

  /** The place in the array here of the first that is not before an instant and article. */
  private int place(String article, long time) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isBefore = isBefore(items[middle], article, time);
      low = isBefore ? middle + 1 : low;
      high = isBefore ? high : middle;
    }
    return low;
  }

  private static boolean isBefore(Item item, String article, long time) {
    return item.time() < time || (item.time() == time && item.article().compareTo(article) < 0);
  }

  /** The number of items in the largest array: the most that one more or less can move. */
  int largest() {
    return Math.max(
        to - from, earlier.stream().mapToInt(part -> part.to - part.from).max().orElse(0));
  }
}
