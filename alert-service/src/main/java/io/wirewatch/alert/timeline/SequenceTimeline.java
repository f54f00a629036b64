package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Met while the window has one item that matches the first clause and another, of the same time or
 * later, that matches the second. Of all such pairs that have come by an instant, that of the last
 * 'then' and the last 'first' before it leaves the window last; so it alone decides.
 */
final class SequenceTimeline implements Timeline {
  private final Condition.Sequence asked;
  private final int clause;
  private final long within;
  private final NavigableMap<Long, Integer> firsts = new TreeMap<>();
  private final NavigableMap<Long, Integer> thens = new TreeMap<>();

  /** How many items of an instant match both. */
  private final Map<Long, Integer> both = new HashMap<>();

  private long visits;

  SequenceTimeline(Condition.Sequence asked, int clause) {
    this.asked = asked;
    this.clause = clause;
    this.within = Nanos.of(asked.within());
  }

  @Override
  public boolean met(long instant) {
    visits++;
    Long then = thens.floorKey(instant);
    return then != null && endOf(then) > instant;
  }

  /** When the pair that a 'then' closes leaves the window; EVER when it closes none. */
  private long endOf(long then) {
    Long first = pairedAt(then) ? (Long) then : firsts.lowerKey(then);
    return first == null ? Nanos.EVER : first + within;
  }

  /** Whether two articles of one instant are a pair; one that matches both is none by itself. */
  private boolean pairedAt(long time) {
    int first = firsts.getOrDefault(time, 0);
    int then = thens.getOrDefault(time, 0);
    boolean oneIsBoth = first == 1 && then == 1 && both.getOrDefault(time, 0) == 1;
    return first > 0 && then > 0 && !oneIsBoth;
  }

  @Override
  public long next(long instant) {
    return met(instant) ? end(instant) : start(instant);
  }

  private long end(long instant) {
    long end = instant;
    while (met(end)) {
      Long then = thens.floorKey(end);
      end = then == null ? end : endOf(then);
    }
    return end;
  }

  private long start(long instant) {
    Long then = thens.higherKey(instant);
    while (then != null && endOf(then) <= then) {
      visits++;
      Long first =
          firsts.ceilingKey(then); // what lies before it is too old for this and later ones
      then = first == null ? null : first > then ? thens.ceilingKey(first) : thens.higherKey(then);
    }
    return then == null ? Nanos.NEVER : then;
  }

  @Override
  public Change add(Item item) {
    return change(item, 1);
  }

  @Override
  public Change remove(Item item) {
    return change(item, -1);
  }

  private Change change(Item item, int by) {
    boolean first = item.matches(clause);
    boolean then = item.matches(clause + 1);
    if (!first && !then) {
      return Change.NONE;
    }
    if (first) {
      count(firsts, item.time(), by);
    }
    if (then) {
      count(thens, item.time(), by);
    }
    if (first && then) {
      count(both, item.time(), by);
    }
    return new Change(item.time(), item.time() + within, true);
  }

  private static void count(Map<Long, Integer> counts, long time, int by) {
    counts.merge(time, by, (before, more) -> before + more == 0 ? null : (Integer) (before + more));
  }

  @Override
  public boolean startsByClock() {
    return false;
  }

  @Override
  public List<Standing> standings(long instant) {
    return List.of(
        standing(clause, Receipt.Part.Role.FIRST, asked.first(), firsts, instant),
        standing(clause + 1, Receipt.Part.Role.THEN, asked.then(), thens, instant));
  }

  private Standing standing(
      int clause,
      Receipt.Part.Role role,
      String query,
      NavigableMap<Long, Integer> times,
      long instant) {
    int count =
        times.subMap(instant - within, false, instant, true).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    return new Standing(
        new Receipt.Part(
            clause,
            role,
            query,
            Alert.Counting.ARTICLES,
            count,
            1,
            Nanos.instant(instant).minus(asked.within()),
            Nanos.instant(instant),
            count > 0));
  }

  @Override
  public long visits() {
    return visits;
  }
}
