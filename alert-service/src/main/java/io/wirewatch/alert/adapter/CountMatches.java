package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.AlertEngine;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import io.wirewatch.events.RulesRead;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts what rules match, and tells what becomes of their episodes. */
final class CountMatches implements Processor<String, Object, String, Object> {
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(1);

  private final RulesAtHand rules;
  private final Limits limits;
  private final InstantSource clock;
  private final AlertMeters meters;

  /** The keys of rules that went while no instance ran. */
  private final Set<String> left = new TreeSet<>();

  private ProcessorContext<String, Object> context;
  private CountState state;
  private RulesInForce inForce;
  private Present present;
  private Merges merges;
  private AlertEngine engine;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  CountMatches(RulesAtHand rules, Limits limits, InstantSource clock, AlertMeters meters) {
    this.rules = rules;
    this.limits = limits;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.state = new CountState(context);
    this.inForce = new RulesInForce(rules, context);
    this.present = new Present(context, clock.instant());
    this.merges = new Merges(context);
    this.engine = new AlertEngine(inForce, limits, state, merges::survivor);
    state.forEachHistory(
        (key, history) -> {
          engine.resume(key, history);
          if (!inForce.isKnown(id(key))) {
            left.add(key);
          }
        });
    context.schedule(LOOK_AT_THE_CLOCK, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
  }

  @Override
  public void process(Record<String, Object> record) {
    if (record.value() instanceof RulesRead mark) {
      RulesInForce.Coming coming = inForce.take(mark);
      coming.changes().forEach(change -> comesIntoForce(change, coming));
    } else if (record.value() instanceof Matched matched) {
      take(matched);
    }
  }

  private void take(Matched matched) {
    Instant time = clock.instant();
    Instant now = present.seen(Nanos.instant(matched.time()), time);
    tellMerges(now, time);
    AlertEngine.Step step = engine.process(matched, now, time);
    switch (step.outcome()) {
      case TOO_LATE -> meters.tooLate(matched.rule());
      case CAPPED -> meters.capped(matched.rule());
      case COUNTED, UNCHANGED, KEPT -> {}
    }
    tell(step.alerts());
  }

  /** A rule is new, asks something else, or is no more: what stands of it is counted anew. */
  private void comesIntoForce(RuleBook.Change change, RulesInForce.Coming coming) {
    Instant time = clock.instant();
    Optional<Instant> now = present.now(time);
    if (now.isEmpty()) {
      return; // nothing has been matched yet
    }
    Set<String> keys = state.keysOfRule(change.id());
    if (change.rule().isPresent()) {
      Rule rule = change.rule().get();
      if (!coming.fresh()) {
        Instant latest = coming.latest().filter(now.get()::isBefore).orElse(now.get());
        inForce.setSince(rule.id(), latest);
      }
      for (String key : keys) {
        tell(engine.changed(key, rule, rule.matchingVersion(), now.get(), time));
      }
    } else {
      keys.forEach(key -> end(key, now.get(), time));
      inForce.forget(change.id());
    }
  }

  /** The rule of a key is no more. */
  private void end(String key, Instant now, Instant time) {
    Optional<Rule> told = inForce.asTold(id(key));
    if (told.isPresent()) {
      tell(told.get(), engine.closed(key, told.get(), Alert.Closing.RULE_REMOVED, now, time));
    } else {
      engine.forget(key);
    }
  }

  /** Tells what the passing of time, or a merge of stories, has changed. */
  private void look() {
    Instant time = clock.instant();
    present
        .now(time)
        .ifPresent(
            now -> {
              left.forEach(key -> end(key, now, time));
              left.clear();
              tellMerges(now, time);
              tell(engine.look(now, time));
            });
  }

  private void tellMerges(Instant now, Instant time) {
    for (String story : merges.unseen()) {
      tell(engine.merged(story, merges.survivor(story), now, time));
    }
  }

  private static String id(String key) {
    return key.substring(0, key.indexOf('|'));
  }

  private void tell(List<Alert> alerts) {
    for (Alert alert : alerts) {
      inForce.rule(alert.rule().id()).ifPresent(rule -> tell(rule, List.of(alert)));
    }
  }

  private void tell(Rule rule, List<Alert> alerts) {
    for (Alert alert : alerts) {
      inForce.noteTold(rule);
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
