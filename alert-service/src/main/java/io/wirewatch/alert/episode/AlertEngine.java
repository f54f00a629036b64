package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Change;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert.Closing;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Counts what rules match, each group apart, and says what becomes of the episodes: the same for
 * what comes and for what came. It is given the matches one by one, and the time; it needs no
 * thread, no clock and no Kafka. Not for several threads at once.
 */
public final class AlertEngine {
  /** How many groups a look takes at most. */
  public static final int MAX_LOOKS = 5_000;

  private final Function<String, Optional<Rule>> rules;
  private final Limits limits;
  private final MatchStore store;
  private final Groups groups;
  private final Looks looks = new Looks();
  private final Shown shown;

  /**
   * An engine that goes on from what is stored.
   *
   * @param rules tells the rule of an id, while it is in force
   * @param survivor tells of a story what it is part of now; itself where it is part of none
   */
  public AlertEngine(
      Function<String, Optional<Rule>> rules,
      Limits limits,
      MatchStore store,
      UnaryOperator<String> survivor) {
    this.rules = rules;
    this.limits = limits;
    this.store = store;
    this.groups = new Groups(limits, store, survivor);
    this.shown = new Shown(store);
  }

  /** What became of a match. */
  public enum Outcome {
    /** It counts, or no longer does. */
    COUNTED,
    /** It is as it was. */
    UNCHANGED,
    /** It came when what it would have counted in no longer changed. */
    TOO_LATE,
    /** It counts, and older ones no longer do, because there are too many. */
    CAPPED,
    /** Its rule is not in force. */
    NO_SUCH_RULE
  }

  /**
   * What follows.
   *
   * @param outcome what became of the match
   * @param decisions the transitions to tell, in order
   */
  public record Step(Outcome outcome, List<Decision> decisions) {
    private static Step none(Outcome outcome) {
      return new Step(outcome, List.of());
    }
  }

  /**
   * Takes in when a key is to be looked at: at once, where its rule asked otherwise when it was
   * stored. To be called for each stored history at the start.
   */
  public void resume(String key, History history) {
    boolean changed =
        rules
            .apply(rule(key))
            .filter(rule -> !rule.version().equals(history.version()))
            .isPresent();
    looks.set(key, changed ? Nanos.EVER : history.nextLook());
  }

  /**
   * Counts a match.
   *
   * @param now the present in event time
   * @param clock the clock's time
   */
  public Step process(Matched match, Instant now, Instant clock) {
    Optional<Rule> rule = rules.apply(match.rule());
    if (rule.isEmpty()) {
      return Step.none(Outcome.NO_SUCH_RULE);
    }
    Group group = groups.get(match.key(), rule.get());
    Group.Held before = group.held(match.article());
    boolean isAgain = before != null && before.hash() == Arrays.hashCode(match.match());
    if (match.matches() ? isAgain : before == null) {
      return Step.none(Outcome.UNCHANGED);
    }
    Look look = new Look(group, limits, store, shown, now, clock);
    boolean isLate = match.matches() && match.time() < look.settled();
    boolean countsStill = before != null && before.item().time() >= look.settled();
    if (!countsStill && (isLate || !match.matches())) {
      if (before == null && !match.counts()) {
        return Step.none(Outcome.UNCHANGED);
      }
      tooLate(group, match);
      groups.keepHistory(group);
      groups.trim(group);
      return Step.none(Outcome.TOO_LATE);
    }
    boolean counts = match.matches() && !isLate;
    if (isLate) {
      tooLate(group, match); // and the revision before is no longer what it says
    }
    boolean counted = before != null && before.item().counts();
    Change change = Change.NONE;
    if (before != null) {
      change = group.remove(before);
    }
    if (counts) {
      Change added = group.add(match);
      change = change.and(counted ? added.unnoticed() : added);
      groups.keep(group, match);
    }
    List<RuleMatch> corrected =
        before != null && counted && !counts ? read(group, before) : List.of();
    List<Decision> decisions =
        look.compare(change, change.joined() ? match.time() : Nanos.NEVER, corrected);
    if (before != null && !counts) {
      groups.forget(group, before);
    } else if (before != null) {
      moved(group, before, match);
    }
    boolean capped = groups.dropOld(group, look.settled());
    done(group, look, decisions);
    Outcome outcome = isLate ? Outcome.TOO_LATE : capped ? Outcome.CAPPED : Outcome.COUNTED;
    return new Step(outcome, decisions);
  }

  private static void tooLate(Group group, Matched match) {
    group.tell(group.history().tooLate(match.toMatch().article()));
  }

  private List<RuleMatch> read(Group group, Group.Held held) {
    return store
        .match(group.key(), held.item().time(), held.item().article())
        .map(match -> List.of(Json.read(match, RuleMatch.class)))
        .orElse(List.of());
  }

  private void moved(Group group, Group.Held before, Matched match) {
    if (before.item().time() != match.time()) {
      store.delete(group.key(), before.item().time(), match.article());
    }
    groups.lose(group, before);
  }

  /** What the passing of time alone changes; to be asked again soon, as this does only so much. */
  public List<Decision> look(Instant now, Instant clock) {
    List<Decision> decisions = new ArrayList<>();
    for (String key : looks.dueBy(Nanos.of(now), MAX_LOOKS)) {
      Optional<Rule> rule = rules.apply(rule(key));
      if (rule.isEmpty()) {
        looks.set(key, Nanos.NEVER);
      } else {
        decisions.addAll(look(groups.get(key, rule.get()), false, Optional.empty(), now, clock));
      }
    }
    return decisions;
  }

  /** What follows from a story being part of another now. */
  public List<Decision> merged(String story, String into, Instant now, Instant clock) {
    List<Decision> decisions = new ArrayList<>();
    for (String key : store.keysOf(story)) {
      Optional<Rule> rule = rules.apply(rule(key));
      if (rule.isPresent()) {
        Group group = groups.get(key, rule.get());
        groups.merge(group, story, into);
        decisions.addAll(look(group, true, Optional.empty(), now, clock));
      }
    }
    return decisions;
  }

  /**
   * What follows from a rule that asks otherwise of the same matches: episodes that still stand go
   * on, others are closed for that reason.
   *
   * @param key of one of its groups
   */
  public List<Decision> changed(String key, Rule rule, Instant now, Instant clock) {
    groups.release(key); // what is stored of it may have changed meanwhile
    return look(groups.get(key, rule), true, Optional.of(Closing.RULE_CHANGED), now, clock);
  }

  /**
   * What follows from a group's being asked for no longer: its episodes are closed and its matches
   * forgotten.
   *
   * @param rule as it was
   */
  public List<Decision> closed(String key, Rule rule, Closing reason, Instant now, Instant clock) {
    Group group = groups.get(key, rule);
    List<Decision> decisions = new Look(group, limits, store, shown, now, clock).close(reason);
    while (groups.dropOldest(group)) {}
    store.deleteHistory(key);
    looks.set(key, Nanos.NEVER);
    groups.release(key);
    return decisions;
  }

  private List<Decision> look(
      Group group, boolean all, Optional<Closing> reason, Instant now, Instant clock) {
    Look look = new Look(group, limits, store, shown, now, clock);
    List<Decision> decisions =
        all ? look.compareAll(reason) : look.compare(Change.NONE, Nanos.NEVER, List.of());
    groups.dropOld(group, look.settled());
    done(group, look, decisions);
    return decisions;
  }

  /** Keeps what was told, and notes when to look again. */
  private void done(Group group, Look look, List<Decision> decisions) {
    if (look.isOver()) {
      store.deleteHistory(group.key());
      looks.set(group.key(), Nanos.NEVER);
      groups.renew(group);
      return;
    }
    if (!decisions.isEmpty() || look.hasToBeStored()) {
      groups.keepHistory(group);
    }
    looks.set(group.key(), group.history().nextLook());
    groups.trim(group);
  }

  private static String rule(String key) {
    return key.substring(0, key.indexOf('|'));
  }
}
