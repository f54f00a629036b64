package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts for one rule and group. An article may come late by so much after the window in which it
 * counts has passed.
 */
public final class Counter {
  private final Rule rule;
  private final String group;
  private final Condition.AtLeast condition;
  private final Threshold threshold;
  private final Duration lateness;

  /** Counts for a rule and group. */
  public Counter(Rule rule, String group, Duration lateness) {
    this.rule = rule;
    this.group = group;
    if (!(rule.condition() instanceof Condition.AtLeast asked)) {
      throw new IllegalArgumentException(rule.id() + " is of a kind that is not counted yet");
    }
    this.condition = asked;
    this.threshold = new Threshold(asked.count(), asked.atLeast(), asked.within());
    this.lateness = lateness;
  }

  /**
   * What follows from the articles as they are now.
   *
   * @param history the history with it
   * @param alerts the transitions to tell, in order
   */
  public record Step(History history, List<Alert> alerts) {}

  /** What lies before this no longer changes: an article of such a time comes too late. */
  public Instant settled(Instant now) {
    return now.minus(condition.within()).minus(lateness);
  }

  /** What lies before this can no longer count in a window that may change. */
  public Instant horizon(Instant now) {
    return settled(now).minus(condition.within());
  }

  /**
   * Counts.
   *
   * @param articles all that match and do not lie before the horizon, in any order
   * @param since of episodes that were over by then nothing is told
   * @param now the present in event time
   * @param clock the clock's time
   */
  public Step count(
      History history, List<Matched> articles, Instant since, Instant now, Instant clock) {
    List<Told> told = Stories.tell(articles);
    Instant settled = settled(now).isBefore(since) ? since : settled(now);
    History.Step step =
        history.next(rule.id() + "|" + group, threshold.episodes(told), settled, now);
    List<Alert> alerts = step.changes().stream().map(change -> alert(change, told, clock)).toList();
    return new Step(step.history(), alerts);
  }

  /** What is to be told when the rule is no more: each alert that goes on is closed. */
  public List<Alert> end(History history, List<Matched> articles, Instant now, Instant clock) {
    List<Told> told = Stories.tell(articles);
    return history.end(now).stream()
        .map(change -> alert(change, told, clock))
        .map(alert -> closed(alert, Alert.Closing.RULE_REMOVED))
        .toList();
  }

  /** An alert that a change of its rule took back is closed by that, and not withdrawn. */
  public static Alert closedByChange(Alert alert) {
    return alert.transition() == Alert.Transition.WITHDRAWN
        ? closed(alert, Alert.Closing.RULE_CHANGED)
        : alert;
  }

  private static Alert closed(Alert alert, Alert.Closing reason) {
    return new Alert(
        alert.id(),
        Alert.Transition.RESOLVED,
        alert.sequence(),
        alert.rule(),
        alert.group(),
        alert.startedAt(),
        alert.at(),
        alert.decidedAt(),
        alert.receipt(),
        reason);
  }

  private Alert alert(History.Change change, List<Told> told, Instant clock) {
    History.Known episode = change.episode();
    return new Alert(
        episode.id(),
        episode.last(),
        episode.sequence(),
        new Alert.Rule(rule.id(), rule.version(), rule.title(), rule.severity()),
        group,
        episode.start(),
        change.at(),
        clock,
        threshold.receipt(condition.query(), told, change.at()));
  }
}
