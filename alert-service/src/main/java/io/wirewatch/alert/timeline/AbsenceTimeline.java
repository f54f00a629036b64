package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Receipt;
import java.util.List;

/** Met while nothing of the one is in the window, and something of the other. */
final class AbsenceTimeline implements Timeline {
  /** All items of a clause are one: it is only asked whether there is any. */
  private static final String ANY = "";

  private final Condition.Absence asked;
  private final int clause;
  private final Coverage absent;
  private final Coverage among;

  AbsenceTimeline(Condition.Absence asked, int clause) {
    this.asked = asked;
    this.clause = clause;
    this.absent = new Coverage(Nanos.of(asked.within()));
    this.among = new Coverage(Nanos.of(asked.within()));
  }

  @Override
  public boolean met(long instant) {
    return absent.at(instant) == 0 && among.at(instant) > 0;
  }

  @Override
  public long next(long instant) {
    if (met(instant)) {
      return Math.min(absent.reaches(instant, 1), among.fallsBelow(instant, 1));
    }
    long candidate = instant;
    while (candidate != Nanos.NEVER && !met(candidate)) {
      candidate = absent.fallsBelow(candidate, 1);
      candidate = candidate == Nanos.NEVER ? candidate : among.reaches(candidate, 1);
    }
    return candidate;
  }

  @Override
  public Change add(Item item) {
    Change change = item.matches(clause) ? absent.add(ANY, item.time()) : Change.NONE;
    return item.matches(clause + 1)
        ? change.and(among.add(ANY, item.time())).unnoticed()
        : change.unnoticed();
  }

  @Override
  public Change remove(Item item) {
    Change change = item.matches(clause) ? absent.remove(ANY, item.time()) : Change.NONE;
    return item.matches(clause + 1)
        ? change.and(among.remove(ANY, item.time())).unnoticed()
        : change.unnoticed();
  }

  @Override
  public boolean startsByClock() {
    return true;
  }

  @Override
  public List<Standing> standings(long instant) {
    int seen = among.at(instant);
    int matched = absent.at(instant);
    return List.of(
        standing(clause, Receipt.Part.Role.ABSENT, asked.query(), matched, instant, matched == 0),
        standing(clause + 1, Receipt.Part.Role.AMONG, asked.among(), seen, instant, seen > 0));
  }

  private Standing standing(
      int clause, Receipt.Part.Role role, String query, int count, long instant, boolean met) {
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
            met));
  }

  @Override
  public long visits() {
    return absent.visits() + among.visits();
  }
}
