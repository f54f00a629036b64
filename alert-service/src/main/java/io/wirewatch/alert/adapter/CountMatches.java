package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.Counter;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import io.wirewatch.events.RuleMatch;
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
final class CountMatches implements Processor<String, RuleMatch, String, Object> {
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(1);

  private final RuleBook rules;
  private final Duration lateness;
  private final InstantSource clock;
  private final AlertMeters meters;
  private ProcessorContext<String, Object> context;
  private CountState state;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  CountMatches(RuleBook rules, Duration lateness, InstantSource clock, AlertMeters meters) {
    this.rules = rules;
    this.lateness = lateness;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.state = new CountState(context);
    context.schedule(LOOK_AT_THE_CLOCK, PunctuationType.WALL_CLOCK_TIME, timestamp -> countAgain());
  }

  @Override
  public void process(Record<String, RuleMatch> record) {
    RuleMatch match = record.value();
    Instant published = match.article().publishedAt();
    Instant now = state.seen(published, clock.instant());
    Optional<Rule> known = rules.rule(match.rule());
    if (known.isEmpty()) {
      return;
    }
    Rule rule = known.get();
    Counter counter = new Counter(rule, match.group(), lateness);
    if (!match.matches()) {
      state.remove(match.key(), match.article().id());
    } else if (published.isBefore(counter.settled(now))) {
      meters.tooLate(rule.id());
      return;
    } else {
      state.put(match.key(), new Matched(match.article(), match.fingerprint(), match.story()));
    }
    count(match.key(), rule, counter, now);
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
                String group = key.substring(key.indexOf('|') + 1);
                rules
                    .rule(key.substring(0, key.indexOf('|')))
                    .ifPresent(rule -> count(key, rule, new Counter(rule, group, lateness), now));
              }
            });
  }

  private void count(String key, Rule rule, Counter counter, Instant now) {
    Counter.Step step =
        counter.count(
            state.history(key), state.articles(key, counter.horizon(now)), now, clock.instant());
    state.put(key, step.history());
    for (Alert alert : step.alerts()) {
      meters.told(alert);
      forward(Topics.ALERTS.key().apply(alert), alert, AlertsTopology.sink(Topics.ALERTS));
      for (String receiver : rule.receivers()) {
        forward(
            receiver, Notification.of(alert, receiver), AlertsTopology.sink(Topics.NOTIFICATIONS));
      }
    }
  }

  private void forward(String key, Object value, String sink) {
    context.forward(new Record<>(key, value, clock.instant().toEpochMilli()), sink);
  }
}
