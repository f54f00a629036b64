package io.wirewatch.alert.timeline;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The instants of one key, each with how often it is there. Most keys have one. */
final class Times {
  private long only;
  private int times;
  private NavigableMap<Long, Integer> several = Collections.emptyNavigableMap();

  boolean isEmpty() {
    return times == 0 && several.isEmpty();
  }

  /** Adds an instant; whether it is new. */
  boolean add(long time) {
    if (several.isEmpty()) {
      if (times == 0 || only == time) {
        only = time;
        times++;
        return times == 1;
      }
      several = new TreeMap<>();
      several.put(only, times);
      times = 0;
    }
    return several.merge(time, 1, Integer::sum) == 1;
  }

  /** Takes an instant away once; whether it is gone now. */
  boolean remove(long time) {
    if (several.isEmpty()) {
      if (times == 0 || only != time) {
        return false;
      }
      times--;
      return times == 0;
    }
    Integer before = several.get(time);
    if (before == null) {
      return false;
    }
    if (before == 1) {
      several.remove(time);
      return true;
    }
    several.put(time, before - 1);
    return false;
  }

  /** The latest that is earlier; {@link Nanos#EVER} when none is. */
  long before(long time) {
    if (several.isEmpty()) {
      return times > 0 && only < time ? only : Nanos.EVER;
    }
    Map.Entry<Long, Integer> entry = several.lowerEntry(time);
    return entry == null ? Nanos.EVER : entry.getKey();
  }

  /** The earliest that is later; {@link Nanos#NEVER} when none is. */
  long after(long time) {
    if (several.isEmpty()) {
      return times > 0 && only > time ? only : Nanos.NEVER;
    }
    Map.Entry<Long, Integer> entry = several.higherEntry(time);
    return entry == null ? Nanos.NEVER : entry.getKey();
  }
}
