package io.wirewatch.alert.timeline;

import io.wirewatch.events.Alert;
import java.util.Map;
import org.agrona.collections.Object2ObjectHashMap;

/**
 * How many distinct keys there are in the window that ends at each instant. An item of time t is in
 * the windows that end in [t, t + within); of a key's items an instant is covered once.
 */
final class Coverage {
  private final long within;
  private final boolean once;
  private final Steps steps = new Steps();
  private final Map<String, Times> times = new Object2ObjectHashMap<>();

  Coverage(long within) {
    this(within, false);
  }

  private Coverage(long within, boolean once) {
    this.within = within;
    this.once = once;
  }

  /**
   * Of what is counted by the keys of items. Of articles each is there once, so that nothing has to
   * be known of it.
   */
  static Coverage of(Alert.Counting counting, long within) {
    return new Coverage(within, counting == Alert.Counting.ARTICLES);
  }

  /** Adds an item; tells where its key is counted now and was not before. */
  Change add(String key, long time) {
    if (once) {
      return change(time, time + within, time, 1);
    }
    Times ofKey = times.computeIfAbsent(key, k -> new Times());
    return ofKey.add(time) ? change(ofKey, time, 1) : Change.NONE;
  }

  /** Takes an item away; tells where its key is no longer counted. */
  Change remove(String key, long time) {
    if (once) {
      return change(time, time + within, time, -1);
    }
    Times ofKey = times.get(key);
    if (ofKey == null || !ofKey.remove(time)) {
      return Change.NONE;
    }
    if (ofKey.isEmpty()) {
      times.remove(key);
    }
    return change(ofKey, time, -1);
  }

  private Change change(Times ofKey, long time, int by) {
    long before = ofKey.before(time);
    long from = before == Nanos.EVER ? time : Math.max(time, before + within);
    long to = Math.min(time + within, ofKey.after(time));
    return change(from, to, time, by);
  }

  private Change change(long from, long to, long time, int by) {
    if (from >= to) {
      return Change.NONE;
    }
    steps.add(from, by);
    steps.add(to, -by);
    return new Change(from, to, from == time);
  }

  /** The count in the window that ends at an instant. */
  int at(long instant) {
    return steps.at(instant);
  }

  /** The first instant, this one or a later one, at which the count is at least so much. */
  long reaches(long instant, int threshold) {
    return at(instant) >= threshold ? instant : steps.firstAtLeast(instant, threshold);
  }

  /** The first instant, this one or a later one, at which the count is below so much. */
  long fallsBelow(long instant, int threshold) {
    return at(instant) < threshold ? instant : steps.firstBelow(instant, threshold);
  }

  long visits() {
    return steps.visits();
  }
}
