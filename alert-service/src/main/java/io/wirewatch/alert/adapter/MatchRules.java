package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.RulesRead;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Says which rules an article matches, and which it no longer does, as the rules change. */
final class MatchRules implements Processor<String, TaggedArticle, String, Object> {
  private static final Duration LOOK_AT_THE_RULES = Duration.ofMillis(100);

  /** Not at all times, as each look has something committed. */
  private static final Duration WHILE_THE_PAST_IS_READ = Duration.ofMillis(10);

  /** A match of an old article is as new as others, or else Kafka might delete it uncounted. */
  private static final long MOST_AGO = Duration.ofHours(1).toMillis();

  private static final long UNKNOWN = -1;

  private final RulesAtHand rules;
  private final Duration lateness;
  private final InstantSource clock;
  private ProcessorContext<String, Object> context;
  private MatchedKeys keys;
  private RuleReading reading;
  private PromptCommits commits;
  private Optional<Cancellable> often = Optional.empty();
  private long position = UNKNOWN;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  MatchRules(RulesAtHand rules, Duration lateness, InstantSource clock) {
    this.rules = rules;
    this.lateness = lateness;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    rules.awaitLatest(); // another instance may have matched by them for this task before
    RuleBook book = rules.book();
    this.context = context;
    this.commits = new PromptCommits(context);
    this.keys = new MatchedKeys(book, context);
    this.reading = new RuleReading(rules, lateness, clock, context);
    schedule(LOOK_AT_THE_RULES);
  }

  private Cancellable schedule(Duration interval) {
    return context.schedule(
        interval, PunctuationType.WALL_CLOCK_TIME, timestamp -> lookAtTheRules());
  }

  private void lookAtTheRules() {
    if (position == UNKNOWN) {
      position = reading.committed();
    }
    reading.notice(position, this::mark);
    reading.readOn(
        position,
        (article, wanted) ->
            keys.tell(
                article.tagged(),
                article.matches(),
                wanted,
                match -> forward(of(article.record()), match)),
        this::mark);
    if (!reading.isReading()) {
      often.ifPresent(Cancellable::cancel);
      often = Optional.empty();
    } else if (often.isEmpty()) {
      often = Optional.of(schedule(WHILE_THE_PAST_IS_READ));
    }
  }

  @Override
  public void process(Record<String, TaggedArticle> record) {
    position = context.recordMetadata().map(RecordMetadata::offset).orElse(UNKNOWN);
    reading.reached(Instant.ofEpochMilli(record.timestamp()));
    reading.notice(position, this::mark);
    reading.saw(record.value());
    keys.tell(
        record.value(),
        rules.book().match(record.value()),
        rule -> true,
        match -> forward(record, match));
    position++;
  }

  private static Record<String, Object> of(ConsumerRecord<String, byte[]> record) {
    return new Record<>(record.key(), record, Math.max(0, record.timestamp()), record.headers());
  }

  private void forward(Record<String, ?> cause, RuleMatch match) {
    long written = Math.max(cause.timestamp(), clock.millis() - MOST_AGO);
    context.forward(
        cause.withKey(match.key()).withValue(match).withTimestamp(written),
        AlertsTopology.sink(Topics.RULES_MATCHED));
    commits.forwarded(cause.timestamp());
  }

  private void mark(RulesRead read) {
    context.forward(
        new Record<>(Topics.RULES_READ.key().apply(read), read, clock.instant().toEpochMilli()),
        AlertsTopology.MARKS);
  }

  @Override
  public void close() {
    reading.close();
  }
}
