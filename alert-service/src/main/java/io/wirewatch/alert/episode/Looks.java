package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Nanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** When the passing of time may change something, the earliest first. */
final class Looks {
  private final Map<String, Long> byKey = new HashMap<>();
  private final TreeMap<Long, TreeSet<String>> byTime = new TreeMap<>();

  /** Sets when to look at a key next; NEVER takes it out. */
  void set(String key, long time) {
    Long before = time == Nanos.NEVER ? byKey.remove(key) : byKey.put(key, time);
    if (before != null && before == time) {
      return;
    }
    if (before != null) {
      byTime.computeIfPresent(
          before,
          (at, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
          });
    }
    if (time != Nanos.NEVER) {
      byTime.computeIfAbsent(time, at -> new TreeSet<>()).add(key);
    }
  }

  /** The keys to look at by then, those due first at the front; at most so many. */
  List<String> dueBy(long now, int most) {
    List<String> due = new ArrayList<>();
    for (TreeSet<String> keys : byTime.headMap(now, true).values()) {
      for (String key : keys) {
        if (due.size() == most) {
          return due;
        }
        due.add(key);
      }
    }
    return due;
  }
}
