package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.Counter;
import io.wirewatch.alert.episode.History;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.RulesRead;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts what a rule matches, and tells what becomes of its episodes. */
final class CountMatches implements Processor<String, Object, String, Object> {
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(1);

  private final RulesAtHand rules;
  private final Duration lateness;
  private final InstantSource clock;
  private final AlertMeters meters;
  private ProcessorContext<String, Object> context;
  private CountState state;
  private RulesInForce inForce;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  CountMatches(RulesAtHand rules, Duration lateness, InstantSource clock, AlertMeters meters) {
    this.rules = rules;
    this.lateness = lateness;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.state = new CountState(context);
    this.inForce = new RulesInForce(rules, context);
    context.schedule(LOOK_AT_THE_CLOCK, PunctuationType.WALL_CLOCK_TIME, timestamp -> countAgain());
  }

  @Override
  public void process(Record<String, Object> record) {
    if (record.value() instanceof RulesRead mark) {
      RulesInForce.Coming coming = inForce.take(mark);
      coming.changes().forEach(change -> comesIntoForce(change, coming));
    } else if (record.value() instanceof RuleMatch match) {
      take(match);
    }
  }

  private void take(RuleMatch match) {
    Instant published = match.article().publishedAt();
    Instant now = state.seen(published, clock.instant());
    Optional<Rule> rule = inForce.rule(match.rule());
    if (!match.matches()) {
      state.remove(match.key(), match.article().id());
    } else if (rule.isPresent() && published.isBefore(settled(rule.get(), now))) {
      meters.tooLate(match.rule());
      return;
    } else {
      state.put(match.key(), Matched.of(match));
    }
    rule.ifPresent(known -> count(match.key(), known, now, false));
  }

  private Instant settled(Rule rule, Instant now) {
    return new Counter(rule, "", lateness).settled(now);
  }

  /** A rule is new, asks something else, or is no more: what stands of it is counted anew. */
  private void comesIntoForce(RuleBook.Change change, RulesInForce.Coming coming) {
    Optional<Instant> now = state.now(clock.instant());
    if (now.isEmpty()) {
      return; // nothing has been matched yet
    }
    Set<String> keys = state.keysOf(change.id());
    if (change.rule().isPresent()) {
      Rule rule = change.rule().get();
      if (!coming.fresh()) {
        Instant latest = coming.latest().filter(now.get()::isBefore).orElse(now.get());
        inForce.setSince(rule.id(), latest);
      }
      for (String key : keys) {
        state.keepOnly(key, rule.matchingVersion());
        count(key, rule, now.get(), true);
      }
    } else {
      keys.forEach(key -> end(key, change.id(), now.get()));
      inForce.forget(change.id());
    }
  }

  /** The rule of a key is no more. */
  private void end(String key, String id, Instant now) {
    inForce
        .asTold(id)
        .ifPresent(
            rule -> {
              Counter counter = new Counter(rule, group(key), lateness);
              counter
                  .end(
                      state.history(key),
                      state.articles(key, counter.horizon(now)),
                      now,
                      clock.instant())
                  .forEach(alert -> tell(rule, alert));
            });
    state.put(key, History.NONE);
    state.forget(key);
  }

  /** Counts what the passing of time, or a merge of stories, has changed. */
  private void countAgain() {
    state
        .now(clock.instant())
        .ifPresent(
            now -> {
              Set<String> changed = new TreeSet<>(state.endedBy(now));
              changed.addAll(state.changedByMerges());
              for (String key : changed) {
                String id = key.substring(0, key.indexOf('|'));
                inForce.rule(id).ifPresent(rule -> count(key, rule, now, false));
                if (!inForce.isKnown(id)) {
                  end(key, id, now); // gone while no instance ran
                }
              }
            });
  }

  private void count(String key, Rule rule, Instant now, boolean changed) {
    Counter counter = new Counter(rule, group(key), lateness);
    Counter.Step step =
        counter.count(
            state.history(key),
            state.articles(key, counter.horizon(now)),
            inForce.since(rule.id()),
            now,
            clock.instant());
    state.put(key, step.history());
    for (Alert alert : step.alerts()) {
      tell(rule, changed ? Counter.closedByChange(alert) : alert);
    }
  }

  private static String group(String key) {
    return key.substring(key.indexOf('|') + 1);
  }

  private void tell(Rule rule, Alert alert) {
    inForce.noteTold(rule);
    meters.told(alert);
    forward(Topics.ALERTS.key().apply(alert), alert, AlertsTopology.sink(Topics.ALERTS));
    for (String receiver : rule.receivers()) {
      forward(
          receiver, Notification.of(alert, receiver), AlertsTopology.sink(Topics.NOTIFICATIONS));
    }
  }

  private void forward(String key, Object value, String sink) {
    context.forward(new Record<>(key, value, clock.instant().toEpochMilli()), sink);
  }
}
