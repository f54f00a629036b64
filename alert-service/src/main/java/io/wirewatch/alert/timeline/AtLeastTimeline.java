package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Receipt;
import java.util.List;

/** Met while at least so many are in the window. */
final class AtLeastTimeline implements Timeline {
  private final Condition.AtLeast asked;
  private final int clause;
  private final Coverage coverage;

  AtLeastTimeline(Condition.AtLeast asked, int clause) {
    this.asked = asked;
    this.clause = clause;
    this.coverage = Coverage.of(asked.count(), Nanos.of(asked.within()));
  }

  @Override
  public boolean met(long instant) {
    return coverage.at(instant) >= asked.atLeast();
  }

  @Override
  public long next(long instant) {
    return met(instant)
        ? coverage.fallsBelow(instant, asked.atLeast())
        : coverage.reaches(instant, asked.atLeast());
  }

  @Override
  public Change add(Item item) {
    return item.matches(clause) ? coverage.add(item.key(asked.count()), item.time()) : Change.NONE;
  }

  @Override
  public Change remove(Item item) {
    return item.matches(clause)
        ? coverage.remove(item.key(asked.count()), item.time())
        : Change.NONE;
  }

  @Override
  public boolean startsByClock() {
    return false;
  }

  @Override
  public List<Standing> standings(long instant) {
    return List.of(
        new Standing(
            new Receipt.Part(
                clause,
                Receipt.Part.Role.COUNTED,
                asked.query(),
                asked.count(),
                coverage.at(instant),
                asked.atLeast(),
                Nanos.instant(instant).minus(asked.within()),
                Nanos.instant(instant),
                met(instant))));
  }

  @Override
  public long visits() {
    return coverage.visits();
  }
}
