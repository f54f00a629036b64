package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.AlertEngine;
import io.wirewatch.alert.episode.Decision;
import io.wirewatch.alert.episode.History;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import io.wirewatch.events.RulesRead;
import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private ProcessorContext<String, Object> context;
  private Present present;
  private Merges merges;
  private CountState state;
  private RulesInForce inForce;
  private AlertEngine engine;
  private PromptCommits commits;

  /** Rules that were removed while no instance ran, and their keys. */
  private final Map<String, Set<String>> orphans = new HashMap<>();

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
    this.commits = new PromptCommits(context);
    this.inForce = new RulesInForce(rules, context);
    this.state = new CountState(context, inForce);
    this.present = new Present(context, clock.instant());
    this.merges = new Merges(context);
    this.engine = new AlertEngine(inForce::rule, limits, state, merges::survivor);
    state.forEachHistory(this::resume);
    context.schedule(LOOK_AT_THE_CLOCK, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
  }

  private void resume(String key, History history) {
    engine.resume(key, history);
    String id = key.substring(0, key.indexOf('|'));
    if (!inForce.isKnown(id)) {
      orphans.computeIfAbsent(id, unknown -> new TreeSet<>()).add(key);
    }
  }

  @Override
  public void process(Record<String, Object> record) {
    switch (record.value()) {
      case RulesRead mark -> {
        RulesInForce.Coming coming = inForce.take(mark);
        coming.changes().forEach(change -> comesIntoForce(change, coming));
      }
      case Matched matched -> count(matched, record.timestamp());
      default -> throw new IllegalArgumentException("not carried by the matches' topic");
    }
  }

  private void count(Matched matched, long since) {
    Instant time = clock.instant();
    Instant now = present.seen(Nanos.instant(matched.time()), time);
    tellMerges(now, time);
    Optional<Rule> rule = inForce.rule(matched.rule());
    if (rule.isEmpty()) {
      state.put(matched); // kept, also that it ceased, until the rule comes into force
      return;
    }
    AlertEngine.Step step = engine.process(matched, now, time);
    switch (step.outcome()) {
      case TOO_LATE -> meters.tooLate(matched.rule());
      case CAPPED -> meters.capped(matched.rule());
      case COUNTED, UNCHANGED, NO_SUCH_RULE -> {}
    }
    tell(step.decisions());
    if (!step.decisions().isEmpty()) {
      commits.forwarded(since);
    }
  }

  /** A rule is new, asks something else, or is no more: what stands of it is counted anew. */
  private void comesIntoForce(RuleBook.Change change, RulesInForce.Coming coming) {
    Instant time = clock.instant();
    Optional<Instant> known = present.now(time);
    if (known.isEmpty()) {
      return; // nothing has been matched yet
    }
    Instant now = known.get();
    Set<String> keys = state.keysOfRule(change.id());
    if (change.rule().isPresent()) {
      Rule rule = change.rule().get();
      if (!coming.fresh()) {
        inForce.setSince(rule.id(), coming.latest().filter(now::isBefore).orElse(now));
      }
      state.keepOnly(rule.id(), rule.matchingVersion(), merges::survivor);
      keys.forEach(key -> tell(engine.changed(key, rule, now, time)));
    } else {
      end(change.id(), keys, now, time);
    }
  }

  /** A rule is no more. */
  private void end(String id, Set<String> keys, Instant now, Instant time) {
    Optional<Rule> rule = inForce.asTold(id);
    for (String key : keys) {
      if (rule.isPresent()) {
        tell(engine.closed(key, rule.get(), Alert.Closing.RULE_REMOVED, now, time));
      } else {
        state.deleteHistory(key); // of which nothing was told
      }
    }
    state.keepOnly(id, "none", merges::survivor); // also what came while the rule changed
    inForce.forget(id);
  }

  /** Tells what the passing of time, or a merge of stories, has changed. */
  private void look() {
    Instant time = clock.instant();
    present
        .now(time)
        .ifPresent(
            now -> {
              tellMerges(now, time);
              orphans.keySet().removeIf(inForce::isKnown); // is back, and changes when it comes
              orphans.forEach((id, keys) -> end(id, keys, now, time));
              orphans.clear();
              tell(engine.look(now, time));
            });
  }

  private void tellMerges(Instant now, Instant time) {
    for (String story : merges.unseen()) {
      tell(engine.merged(story, merges.survivor(story), now, time));
    }
  }

  /** Tells by the rule that decided: by now it may be another, or no more. */
  private void tell(List<Decision> decisions) {
    for (Decision decision : decisions) {
      Rule rule = decision.rule();
      Alert alert = decision.head();
      inForce.noteTold(rule);
      meters.told(decision);
      forward(Topics.ALERTS, alert, decision);
      for (String receiver : rule.receivers()) {
        forward(Topics.NOTIFICATIONS, Notification.of(alert, receiver), decision);
      }
    }
  }

  private <T> void forward(Topic<T> topic, T event, Decision decision) {
    context.forward(
        new Record<>(
            topic.key().apply(event),
            new Written(topic.eventId().apply(event), decision.write(event)),
            clock.instant().toEpochMilli()),
        AlertsTopology.sink(topic));
  }
}
