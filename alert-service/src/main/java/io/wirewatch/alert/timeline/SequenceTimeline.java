package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Receipt;
import java.util.List;

/**
 * Met while the window has one item that matches the first clause and another, of the same time or
 * later, that matches the second. Of all such pairs that have come by an instant, that of the last
 * 'then' and the last 'first' before it leaves the window last; so it alone decides.
 */
final class SequenceTimeline implements Timeline {
  private final Condition.Sequence asked;
  private final int clause;
  private final long within;
  private final Times firsts = new Times();
  private final Times thens = new Times();

  /** Of the items that match both. */
  private final Times both = new Times();

  private long visits;

  SequenceTimeline(Condition.Sequence asked, int clause) {
    this.asked = asked;
    this.clause = clause;
    this.within = Nanos.of(asked.within());
  }

  @Override
  public boolean met(long instant) {
    visits++;
    long then = upTo(instant);
    return then != Nanos.EVER && endOf(then) > instant;
  }

  /** The last 'then' up to an instant. */
  private long upTo(long instant) {
    return thens.before(instant + 1);
  }

  /** When the pair that a 'then' closes leaves the window; EVER when it closes none. */
  private long endOf(long then) {
    long first = pairedAt(then) ? then : firsts.before(then);
    return first == Nanos.EVER ? first : first + within;
  }

  /** Whether two articles of one instant are a pair; one that matches both is none by itself. */
  private boolean pairedAt(long time) {
    int first = firsts.count(time);
    int then = thens.count(time);
    boolean oneIsBoth = first == 1 && then == 1 && both.count(time) == 1;
    return first > 0 && then > 0 && !oneIsBoth;
  }

  @Override
  public long next(long instant) {
    return met(instant) ? end(instant) : start(instant);
  }

  private long end(long instant) {
    long end = instant;
    while (met(end)) {
      end = endOf(upTo(end));
    }
    return end;
  }

  private long start(long instant) {
    long then = thens.after(instant);
    while (then != Nanos.NEVER && endOf(then) <= then) {
      visits++;
      long first =
          firsts.notEarlier(then); // what lies before it is too old for this and later ones
      then = first > then ? thens.notEarlier(first) : thens.after(then);
    }
    return then;
  }

  @Override
  public Change add(Item item) {
    return change(item, Times::add);
  }

  @Override
  public Change remove(Item item) {
    return change(item, Times::remove);
  }

  private Change change(Item item, Put put) {
    boolean first = item.matches(clause);
    boolean then = item.matches(clause + 1);
    if (!first && !then) {
      return Change.NONE;
    }
    if (first) {
      put.put(firsts, item.time());
    }
    if (then) {
      put.put(thens, item.time());
    }
    if (first && then) {
      put.put(both, item.time());
    }
    return new Change(item.time(), item.time() + within, true);
  }

  private interface Put {
    boolean put(Times times, long time);
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
      int clause, Receipt.Part.Role role, String query, Times times, long instant) {
    int count = times.between(instant - within, instant);
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
