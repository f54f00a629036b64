package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Change;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.alert.timeline.Timeline;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Alert.Closing;
import io.wirewatch.events.RuleMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One look at a group at a time: which episodes there are now, and what is to be told of them. */
final class Look {
  private final Group group;
  private final Limits limits;
  private final MatchStore store;
  private final Shown shown;
  private final Instant clock;
  private final History before;
  private final long now;
  private final long settled;

  Look(Group group, Limits limits, MatchStore store, Shown shown, Instant now, Instant clock) {
    this.shown = shown;
    this.group = group;
    this.limits = limits;
    this.store = store;
    this.clock = clock;
    this.before = group.history();
    this.now = Math.max(Nanos.of(now), before.seenTo()); // it has been told by then
    this.settled = this.now - kept(group.rule());
  }

  /** How long what comes may change something. */
  private long kept(Rule rule) {
    return Nanos.of(rule.condition().window()) + Nanos.of(limits.lateness());
  }

  /** What lies before this no longer changes by what comes: an article of such a time is late. */
  long settled() {
    return settled;
  }

  /**
   * What is to be told after a change.
   *
   * @param joinedAt the event time from which on something new is counted; NEVER when nothing is
   * @param corrected what was taken away
   */
  List<Decision> compare(Change change, long joinedAt, List<RuleMatch> corrected) {
    if (group.isFresh() && !before.version().isEmpty() && !before.version().equals(version())) {
      return compare(
          fromSettled(Nanos.EVER),
          Nanos.NEVER,
          joinedAt,
          corrected,
          Optional.of(Closing.RULE_CHANGED));
    }
    long from = change.isAny() ? fromSettled(change.from() - 1) : Nanos.NEVER;
    long to = change.isAny() ? change.to() : Nanos.EVER;
    if (group.timeline().startsByClock()) {
      from = Math.min(from, before.seenTo());
      to = Math.max(to, now);
    }
    if (group.isFresh()) {
      for (Known known : before.known()) {
        if (known.isOpen()) {
          from = Math.min(from, known.end() - 1);
          to = Nanos.NEVER;
        }
      }
    }
    return compare(from, to, joinedAt, corrected, Optional.empty());
  }

  /** What is to be told when anything may be otherwise. */
  List<Decision> compareAll(Optional<Closing> reason) {
    return compare(fromSettled(Nanos.EVER), Nanos.NEVER, Nanos.NEVER, List.of(), reason);
  }

  /** What is to be told when nothing is asked for any longer. */
  List<Decision> close(Closing reason) {
    return tell(
        comparison(Optional.of(reason)),
        Nanos.EVER,
        Nanos.NEVER,
        List.of(),
        Nanos.NEVER,
        List.of());
  }

  private List<Decision> compare(
      long from, long to, long joinedAt, List<RuleMatch> corrected, Optional<Closing> reason) {
    List<Episode> episodes = from <= to ? episodes(from, to) : List.of();
    return tell(comparison(reason), from, to, episodes, joinedAt, corrected);
  }

  /** What comes changes nothing earlier; and there what was dropped may be missing. */
  private long fromSettled(long from) {
    return Math.max(from, settled - 1);
  }

  private Comparison comparison(Optional<Closing> reason) {
    return new Comparison(
        owner(),
        settled,
        store.since(group.rule().id()),
        now,
        Nanos.of(group.rule().updateEvery()),
        reason);
  }

  private String owner() {
    int removals = store.removals(group.rule().id());
    return removals == 0 ? group.key() : group.key() + "\n" + removals;
  }

  /** The episodes that have an instant in a stretch, in order. */
  private List<Episode> episodes(long from, long to) {
    Timeline timeline = group.timeline();
    List<Episode> episodes = new ArrayList<>();
    long end = from;
    if (timeline.met(from)) {
      end = timeline.next(from);
      episodes.add(new Episode(startOf(from), end));
    }
    while (end <= to) {
      long start = timeline.next(end);
      if (start == Nanos.NEVER || start > to) {
        return episodes;
      }
      end = timeline.next(start);
      episodes.add(new Episode(start, end));
    }
    return episodes;
  }

  /**
   * When the episode began that an instant lies in. Before the stretch all is as it was told; but
   * of what was over before anybody asked nothing was.
   */
  private long startOf(long instant) {
    for (Known known : before.known()) {
      if (known.isLive() && known.start() <= instant && instant <= known.end()) {
        return known.start();
      }
    }
    long first = fromSettled(Nanos.EVER);
    return instant <= first || instant > now ? instant : episodes(first, instant).getLast().start();
  }

  private List<Decision> tell(
      Comparison comparison,
      long from,
      long to,
      List<Episode> episodes,
      long joinedAt,
      List<RuleMatch> corrected) {
    List<Known> known = comparison.compare(before.known(), from, to, episodes, joinedAt);
    History history = group.history();
    Receipts receipts = new Receipts(group, shown);
    List<Decision> decisions = new ArrayList<>();
    for (Comparison.Told told : comparison.told()) {
      decisions.add(decision(told, receipts, corrected));
    }
    group.tell(
        (decisions.isEmpty() ? history : history.withoutLate())
            .with(version(), known, now, nextLook(known)));
    group.looked();
    return decisions;
  }

  private Decision decision(Comparison.Told told, Receipts receipts, List<RuleMatch> corrected) {
    Rule rule = group.rule();
    Known episode = told.episode();
    Account account = receipts.at(told.shown(), corrected);
    return new Decision(
        rule,
        new Alert(
            episode.id(),
            episode.last(),
            episode.sequence(),
            new Alert.Rule(rule.id(), version(), rule.title(), rule.severity()),
            group.name(),
            Nanos.instant(episode.start()),
            Nanos.instant(told.at()),
            clock,
            account.receipt(),
            told.reason().orElse(null)),
        account);
  }

  private String version() {
    return group.version();
  }

  /** When the passing of time alone may change something. */
  private long nextLook(List<Known> known) {
    long next = group.timeline().startsByClock() ? group.timeline().next(now) : Nanos.NEVER;
    for (Known one : known) {
      next = Math.min(next, one.isOpen() ? one.end() : one.end() + kept(group.rule()) + 1);
      if (one.joined()) {
        next = Math.min(next, one.toldAt() + Nanos.of(group.rule().updateEvery()));
      }
    }
    if (group.size() > 0) {
      long whenEmpty =
          group.byTime().last().time()
              + Nanos.of(group.rule().condition().reach())
              + kept(group.rule());
      next = Math.min(next, whenEmpty + 1);
    }
    return next;
  }

  /** Whether there is nothing left to keep. */
  boolean isOver() {
    History history = group.history();
    return group.size() == 0 && history.known().isEmpty() && history.lateCount() == 0;
  }

  /**
   * Whether what is known now could not be found out again from what is stored. That an episode
   * goes on, and that none has begun by the clock, can be, as long as nothing has been dropped
   * since the instant up to which that is stored.
   */
  boolean hasToBeStored() {
    History stored = group.stored();
    return !group.history().onlyExtends(stored)
        || stored.isOpenBefore(settled)
        || (group.timeline().startsByClock() && stored.seenTo() < settled);
  }
}
