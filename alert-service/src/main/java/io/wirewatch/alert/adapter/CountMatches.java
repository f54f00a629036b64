package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.AlertEngine;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts what rules match, and tells what becomes of their episodes. */
final class CountMatches implements Processor<String, Matched, String, Object> {
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(1);

  private final RuleBook rules;
  private final Limits limits;
  private final InstantSource clock;
  private final AlertMeters meters;
  private ProcessorContext<String, Object> context;
  private Present present;
  private Merges merges;
  private AlertEngine engine;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  CountMatches(RuleBook rules, Limits limits, InstantSource clock, AlertMeters meters) {
    this.rules = rules;
    this.limits = limits;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    CountState state = new CountState(context);
    this.present = new Present(context, clock.instant());
    this.merges = new Merges(context);
    this.engine = new AlertEngine(rules::rule, limits, state, merges::survivor);
    state.forEachHistory(engine::resume);
    context.schedule(LOOK_AT_THE_CLOCK, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
  }

  @Override
  public void process(Record<String, Matched> record) {
    Matched matched = record.value();
    Instant time = clock.instant();
    Instant now = present.seen(Nanos.instant(matched.time()), time);
    tellMerges(now, time);
    AlertEngine.Step step = engine.process(matched, now, time);
    switch (step.outcome()) {
      case TOO_LATE -> meters.tooLate(matched.rule());
      case CAPPED -> meters.capped(matched.rule());
      case COUNTED, UNCHANGED, NO_SUCH_RULE -> {}
    }
    tell(step.alerts());
  }

  /** Tells what the passing of time, or a merge of stories, has changed. */
  private void look() {
    Instant time = clock.instant();
    present
        .now(time)
        .ifPresent(
            now -> {
              tellMerges(now, time);
              tell(engine.look(now, time));
            });
  }

  private void tellMerges(Instant now, Instant time) {
    for (String story : merges.unseen()) {
      tell(engine.merged(story, merges.survivor(story), now, time));
    }
  }

  private void tell(List<Alert> alerts) {
    for (Alert alert : alerts) {
      meters.told(alert);
      forward(Topics.ALERTS.key().apply(alert), alert, AlertsTopology.sink(Topics.ALERTS));
      for (String receiver : rules.rule(alert.rule().id()).map(Rule::receivers).orElse(List.of())) {
        forward(
            receiver, Notification.of(alert, receiver), AlertsTopology.sink(Topics.NOTIFICATIONS));
      }
    }
  }

  private void forward(String key, Object value, String sink) {
    context.forward(new Record<>(key, value, clock.instant().toEpochMilli()), sink);
  }
}
