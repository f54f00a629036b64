package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Item;
import java.util.Arrays;
import java.util.List;

/**
 * Items in the order of event time. Most come last and go first, so they lie in an array with room
 * at both ends: one that comes or goes in between moves those on its shorter side.
 */
final class ByTime {
  private Item[] items = new Item[2];
  private int from;
  private int to;

  /** The earliest, when there is any. */
  Item first() {
    return items[from];
  }

  /** The latest, when there is any. */
  Item last() {
    return items[to - 1];
  }

  /** Those after one instant up to another, inclusive; a view. */
  List<Item> between(long after, long upTo) {
    return Arrays.asList(items).subList(place("", after + 1), place("", upTo + 1));
  }

  void add(Item item) {
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

  /** Takes away an item that is there. */
  @SuppressWarnings("NullAway") // what is outside of the two ends is nobody's
  void remove(Item item) {
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
    items[place(item.article(), item.time())] = item;
  }

  /** The place of the first that is not before an instant and article. */
  private int place(String article, long time) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      Item item = items[middle];
      boolean isBefore =
          item.time() < time || (item.time() == time && item.article().compareTo(article) < 0);
      low = isBefore ? middle + 1 : low;
      high = isBefore ? high : middle;
    }
    return low;
  }
}
