package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBatch;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Json;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.KeptTopic;
import io.wirewatch.kafka.TopicFollower;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * The rules in Kafka. Each instance reads all of {@code wirewatch.rules}, puts what it has in force
 * at once, and goes on with what comes; the revision of a rule is its record's offset, of which the
 * topic's one partition makes an order that all instances share.
 */
final class RulesTopic implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RulesTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A hundred thousand rules take most of a minute to compile on a busy machine. */
  private static final Duration PATIENCE_WITH_ALL = Duration.ofMinutes(10);

  private final RuleBook book;
  private final InstantSource clock;
  private final KeptTopic<StoredRule> topic;
  private final Map<String, Problem> problems = new ConcurrentHashMap<>();
  private final Object changed = new Object();
  private long read = -1; // guarded by changed

  /** Reads the rules; when this returns, those that were there are in force. */
  RulesTopic(String bootstrapServers, RuleBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
    this.topic = new KeptTopic<>(bootstrapServers, Topics.RULES, new Following());
    awaitLatest();
  }

  /** Whether what comes is put in force. */
  boolean isFollowed() {
    return topic.isFollowed();
  }

  /** What of the topic is not in force, and why. */
  List<Problem> problems() {
    return problems.values().stream().sorted((a, b) -> a.field().compareTo(b.field())).toList();
  }

  /** Waits until all that the topic has now is in force here. */
  void awaitLatest() {
    try {
      topic.awaitLatest(PATIENCE_WITH_ALL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the rules are read", e);
    }
  }

  /**
   * Publishes the starting set: what the topic does not have, or has from another version of the
   * file. What came over HTTP stays. What the file no longer has goes, unless the file has a
   * problem and may only seem not to have it.
   */
  void start(Loaded<Rule> file) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Rule rule : file.values()) {
      named.add(rule.id());
      Optional<StoredRule.From> from = book.from(rule.id());
      boolean stands = book.rule(rule.id()).equals(Optional.of(rule));
      if (!stands && !from.equals(Optional.of(StoredRule.From.API))) {
        sent.add(send(rule, StoredRule.From.FILE));
      }
    }
    if (file.problems().isEmpty()) {
      for (Rule rule : book.rules()) {
        if (!named.contains(rule.id())
            && book.from(rule.id()).equals(Optional.of(StoredRule.From.FILE))) {
          sent.add(topic.sendRemoval(rule.id()));
        }
      }
    }
    sent.forEach(this::done);
    awaitLatest();
  }

  /**
   * Puts a rule in force; when this returns, it is here.
   *
   * @throws IllegalStateException when Kafka does not take it, or does not give it back in time
   */
  void put(Rule rule) {
    awaitRead(done(send(rule, StoredRule.From.API)));
  }

  /**
   * Takes a rule out of force; when this returns, it is here.
   *
   * @throws IllegalStateException as when it is put
   */
  void remove(String id) {
    awaitRead(done(topic.sendRemoval(id)));
  }

  private Future<RecordMetadata> send(Rule rule, StoredRule.From from) {
    @SuppressWarnings("unchecked") // an object of JSON
    Map<String, Object> written = Json.mapper().convertValue(rule.definition(), Map.class);
    return topic.send(new StoredRule(rule.id(), written, from, clock.instant()));
  }

  /** Waits until what was sent cannot be lost; tells its revision. */
  private long done(Future<RecordMetadata> sent) {
    try {
      return topic.done(sent).offset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a rule is written", e);
    }
  }

  private void awaitRead(long offset) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (changed) {
      while (read < offset) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("the rule was written and is not in force here yet");
        }
        try {
          changed.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while a rule is read", e);
        }
      }
    }
  }

  /** What comes at once is put in force together. */
  private final class Following implements TopicFollower.View<StoredRule> {
    private RuleBatch batch = book.batch();
    private long last = -1;

    @Override
    public void take(String id, Optional<StoredRule> stored, long offset) {
      last = offset;
      try {
        stored.ifPresentOrElse(
            rule -> batch.put(rule(rule), rule.from(), offset), () -> batch.remove(id, offset));
        problems.remove(id);
      } catch (InvalidField e) {
        Problem problem = new Problem(Topics.RULES.name(), 1, id, e.sentence());
        problems.put(id, problem); // what was in force before stays
        LOG.errorf("left out: %s", problem);
      }
    }

    @Override
    public void taken() {
      try {
        batch.done();
      } finally {
        batch = book.batch();
      }
      synchronized (changed) {
        read = last;
        changed.notifyAll();
      }
    }
  }

  private static Rule rule(StoredRule stored) {
    try {
      return Json.mapper().convertValue(stored.rule(), Rule.class);
    } catch (IllegalArgumentException e) {
      if (e.getCause() != null && e.getCause().getCause() instanceof InvalidField invalid) {
        throw invalid;
      }
      throw new InvalidField("", "cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    topic.close();
  }
}
