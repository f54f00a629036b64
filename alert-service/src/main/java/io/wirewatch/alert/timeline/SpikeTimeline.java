package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Receipt;
import java.util.List;

/** Met while so many times what is usual are in the window, from enough sources. */
final class SpikeTimeline implements Timeline {
  private final Condition.Spike asked;
  private final int clause;
  private final Coverage coverage;
  private final Coverage sources;
  private final Stretches usual;

  SpikeTimeline(Condition.Spike asked, int clause) {
    long within = Nanos.of(asked.within());
    this.asked = asked;
    this.clause = clause;
    this.coverage = Coverage.of(asked.count(), within);
    this.sources = new Coverage(within);
    this.usual = new Stretches(within, Nanos.of(asked.over()));
  }

  /** The count that has to be reached in a stretch. */
  private int threshold(long stretch) {
    return Math.max(asked.floor(), (int) Math.ceil(asked.times() * usual.median(stretch)));
  }

  @Override
  public boolean met(long instant) {
    return sources.at(instant) >= asked.sources()
        && coverage.at(instant) >= threshold(usual.of(instant));
  }

  @Override
  public long next(long instant) {
    boolean met = met(instant);
    long from = instant;
    while (true) {
      if (!met) {
        long possible = coverage.reaches(from, asked.floor());
        if (possible == Nanos.NEVER) {
          return possible;
        }
        from = Math.max(from, possible - 1);
      }
      long stretch = usual.of(from);
      long end = usual.start(stretch + 1);
      long change = met ? falls(from, threshold(stretch)) : rises(from, end, threshold(stretch));
      if (change < end) {
        return change;
      }
      if (met(end) != met) {
        return end;
      }
      from = end;
    }
  }

  private long falls(long from, int threshold) {
    return Math.min(
        coverage.fallsBelow(from, threshold), sources.fallsBelow(from, asked.sources()));
  }

  /** The first instant, before an end, at which there are enough of both. */
  private long rises(long from, long end, int threshold) {
    long candidate = from;
    while (candidate < end) {
      long enough = coverage.reaches(candidate, threshold);
      candidate = enough == Nanos.NEVER ? enough : sources.reaches(enough, asked.sources());
      if (candidate == enough) {
        return candidate;
      }
    }
    return candidate;
  }

  @Override
  public Change add(Item item) {
    if (!item.matches(clause)) {
      return Change.NONE;
    }
    String key = item.key(asked.count());
    return coverage
        .add(key, item.time())
        .and(usual.add(key, item.time()))
        .and(
            asked.sources() == 0
                ? Change.NONE
                : sources.add(item.source(), item.time()).unnoticed());
  }

  @Override
  public Change remove(Item item) {
    if (!item.matches(clause)) {
      return Change.NONE;
    }
    String key = item.key(asked.count());
    return coverage
        .remove(key, item.time())
        .and(usual.remove(key, item.time()))
        .and(
            asked.sources() == 0
                ? Change.NONE
                : sources.remove(item.source(), item.time()).unnoticed());
  }

  @Override
  public boolean startsByClock() {
    return true;
  }

  @Override
  public List<Standing> standings(long instant) {
    long stretch = usual.of(instant);
    return List.of(
        new Standing(
            new Receipt.Part(
                clause,
                Receipt.Part.Role.SPIKE,
                asked.query(),
                asked.count(),
                coverage.at(instant),
                threshold(stretch),
                Nanos.instant(instant).minus(asked.within()),
                Nanos.instant(instant),
                met(instant)),
            List.of(
                new Receipt.Baseline(
                    usual.median(stretch),
                    usual.number(),
                    Nanos.instant(usual.start(usual.first(stretch))),
                    Nanos.instant(usual.start(stretch - 1)),
                    asked.times(),
                    asked.floor(),
                    asked.sources() == 0 ? 0 : sources.at(instant),
                    asked.sources()))));
  }

  @Override
  public long visits() {
    return coverage.visits() + sources.visits();
  }
}
