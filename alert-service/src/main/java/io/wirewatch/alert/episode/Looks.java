package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Nanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * When the passing of time may change something, the earliest first. As the time of most keys only
 * moves on, with each article, a key keeps its place in the order until that comes up.
 */
final class Looks {
  private static final Comparator<Due> WANTED_FIRST =
      Comparator.<Due>comparingLong(due -> due.wanted).thenComparing(due -> due.key);

  private final Map<String, Due> byKey = new HashMap<>();
  private final TreeSet<Due> byPlace =
      new TreeSet<>(Comparator.<Due>comparingLong(due -> due.place).thenComparing(due -> due.key));

  /** A key, when to look at it, and its place in the order, which is not later. */
  private static final class Due {
    private final String key;
    private long wanted;
    private long place;

    Due(String key, long time) {
      this.key = key;
      this.wanted = time;
      this.place = time;
    }
  }

  /** Sets when to look at a key next; NEVER takes it out. */
  void set(String key, long time) {
    Due known = byKey.get(key);
    if (time == Nanos.NEVER) {
      if (known != null) {
        byKey.remove(key);
        byPlace.remove(known);
      }
    } else if (known == null) {
      Due due = new Due(key, time);
      byKey.put(key, due);
      byPlace.add(due);
    } else {
      known.wanted = time;
      if (time < known.place) {
        place(known);
      }
    }
  }

  private void place(Due due) {
    byPlace.remove(due);
    due.place = due.wanted;
    byPlace.add(due);
  }

  /** The keys to look at by then, those due first at the front; at most so many. */
  List<String> dueBy(long now, int most) {
    List<Due> due = new ArrayList<>();
    List<Due> later = new ArrayList<>();
    for (Due next : byPlace) {
      if (next.place > now || due.size() == most) {
        break;
      }
      (next.wanted > now ? later : due).add(next);
    }
    later.forEach(this::place);
    return due.stream().sorted(WANTED_FIRST).map(next -> next.key).toList();
  }
}
