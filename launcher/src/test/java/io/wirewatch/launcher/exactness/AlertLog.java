package io.wirewatch.launcher.exactness;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import io.wirewatch.events.Receipt;
import io.wirewatch.events.Topics;
import io.wirewatch.launcher.exactness.Reference.Item;
import io.wirewatch.launcher.exactness.Reference.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What {@code wirewatch.alerts} says, as far as it was read; only what is committed. */
final class AlertLog implements AutoCloseable {
  private static final int MAX_FAULTS = 20;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, State> byId = new HashMap<>();

  /** By rule and group. */
  private final Map<String, List<State>> byKey = new HashMap<>();

  private final Map<String, List<Firing>> firings = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private Map<String, String> only = Map.of();
  private long read;
  private long belowScore;

  /** What was told of an alert last. */
  private static final class State {
    private final long first;
    private Span span = new Span(0, 0);
    private Alert.Transition last = Alert.Transition.FIRING;
    private int sequence;
    private long place;
    private String version = "";
    private boolean closedByChange;

    State(long first) {
      this.first = first;
    }

    boolean isOpen() {
      return last == Alert.Transition.FIRING || last == Alert.Transition.UPDATED;
    }

    /** Whether it is an episode, as far as was told of the rule as it is now. */
    boolean stands(Since since) {
      return last != Alert.Transition.WITHDRAWN && !closedByChange && since.covers(place, version);
    }

    @Override
    public String toString() {
      return last + " " + span;
    }
  }

  /**
   * The count that an alert's receipt shows when it fired, and for when.
   *
   * @param least the least score of those that count
   * @param belowScore the highest of those that do not for their score
   */
  private record Firing(
      long place,
      String version,
      String group,
      long at,
      int count,
      int threshold,
      double least,
      double belowScore) {}

  /**
   * Since when a rule asks what it asks.
   *
   * @param place in this log, when it was changed: what was told before is of what it asked before
   * @param version of the rule as it is now; empty when it has had only one
   * @param certain an event time at which the change was in force for certain: of an episode that
   *     was over by then it depends on the moment whether it is told
   * @param began of an episode that had begun by then, its beginning may be told later than it was
   */
  record Since(long place, String version, long certain, long began) {
    /** Of a rule that did not change. */
    static final Since EVER = new Since(0, "", Long.MIN_VALUE, Long.MIN_VALUE);

    boolean covers(long place, String version) {
      return place >= this.place && (this.version.isEmpty() || this.version.equals(version));
    }

    /** Whether it is an episode of the rule as it was, which was over before its end was told. */
    boolean isOfBefore(State state) {
      return state.first < place && state.span.end() <= certain;
    }

    boolean areSame(Span told, Span is) {
      return told.end() == is.end()
          && (told.start() == is.start() || (told.start() <= began && is.start() <= began));
    }
  }

  AlertLog(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ALERTS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads all that is there now. */
  void readOn() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        note(Json.read(record.value(), Alert.class));
      }
    }
  }

  private void note(Alert alert) {
    read++;
    String key = alert.rule().id() + "|" + alert.group();
    State state =
        byId.computeIfAbsent(
            alert.id(),
            id -> {
              State fresh = new State(read);
              byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(fresh);
              return fresh;
            });
    if (alert.sequence() != state.sequence + 1) {
      fault(
          "%s %s: %d comes after %d".formatted(key, alert.id(), alert.sequence(), state.sequence));
    }
    state.sequence = alert.sequence();
    state.last = alert.transition();
    state.place = read;
    state.version = alert.rule().version();
    state.closedByChange =
        alert.reason() == Alert.Closing.RULE_CHANGED
            || alert.reason() == Alert.Closing.RULE_REMOVED;
    String is = alert.rule().version() + " " + alert.rule().title();
    if (!only.isEmpty() && !is.equals(only.get(alert.rule().id()))) {
      fault("%s: told of %s, which is %s".formatted(key, is, only.get(alert.rule().id())));
    }
    state.span = new Span(alert.startedAt().getEpochSecond(), alert.at().getEpochSecond());
    Receipt receipt = alert.receipt();
    belowScore += belowScore(receipt).count();
    if (alert.transition() == Alert.Transition.FIRING
        && receipt.condition() == Receipt.Kind.AT_LEAST) {
      firings
          .computeIfAbsent(alert.rule().id(), rule -> new ArrayList<>())
          .add(
              new Firing(
                  read,
                  state.version,
                  alert.group(),
                  receipt.windowEnd().getEpochSecond(),
                  receipt.count(),
                  receipt.threshold(),
                  receipt.counted().stream().mapToDouble(Alert.Counted::score).min().orElse(1),
                  belowScore(receipt).mapToDouble(Alert.Counted::score).max().orElse(0)));
    }
  }

  private static Stream<Alert.Counted> belowScore(Receipt receipt) {
    return receipt.leftOut().stream()
        .filter(leftOut -> leftOut.reason() == Alert.Reason.BELOW_SCORE)
        .map(Alert.LeftOut::article);
  }

  /** How many articles receipts left out for their score. */
  long belowScore() {
    return belowScore;
  }

  /** How many transitions were read. */
  long transitions() {
    return read;
  }

  /** Whether a rule has told anything. */
  boolean tells(String rule) {
    return byKey.keySet().stream().anyMatch(key -> key.startsWith(rule + "|"));
  }

  /** What is wrong by itself: at most the first few. */
  List<String> faults() {
    return faults;
  }

  /**
   * From here on only rules of these versions and titles may be told of.
   *
   * @param rules the two, parted by a space, by the rule's id; empty when any may be
   */
  void onlyOf(Map<String, String> rules) {
    only = Map.copyOf(rules);
  }

  /** The rules and groups, parted by a bar, of which an alert is open. */
  Set<String> open() {
    return byKey.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(State::isOpen))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What was told first since a rule changed, and was over by then. */
  List<String> toldThoughOver(String rule, Since since) {
    return byKey.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(rule + "|"))
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .filter(state -> state.first >= since.place() && state.stands(since))
                    .filter(state -> !state.isOpen() && state.span.end() <= since.certain())
                    .map(state -> entry.getKey() + " " + state))
        .toList();
  }

  /** How a rule's episodes differ from what they should be. */
  List<String> differences(Asked.Rule rule, Map<String, List<Span>> expected, Since since) {
    List<String> differences = new ArrayList<>();
    Map<String, List<State>> left = new HashMap<>();
    byKey.forEach(
        (key, states) -> {
          if (key.startsWith(rule.id() + "|")) {
            left.put(key.substring(rule.id().length() + 1), new ArrayList<>(states));
          }
        });
    expected.forEach(
        (group, spans) -> {
          List<State> told = left.computeIfAbsent(group, none -> new ArrayList<>());
          for (Span span : spans) {
            List<State> same =
                told.stream()
                    .filter(s -> since.areSame(s.span, span))
                    .filter(s -> s.stands(since) && s.last == Alert.Transition.RESOLVED)
                    .toList();
            boolean mayBeMissing = span.end() <= since.certain();
            if (same.size() > 1 || (same.isEmpty() && !mayBeMissing)) {
              differences.add(
                  "%s [%s] %s is there %d times, among %s"
                      .formatted(rule.id(), group, span, same.size(), near(told, span)));
            }
            told.removeAll(same);
          }
        });
    left.forEach(
        (group, states) ->
            states.stream()
                .filter(state -> state.stands(since) && !since.isOfBefore(state))
                .forEach(
                    state ->
                        differences.add(
                            "%s [%s] %s should not be, among %s"
                                .formatted(
                                    rule.id(),
                                    group,
                                    state,
                                    expected.getOrDefault(group, List.of()).stream()
                                        .filter(span -> isNear(span, state.span))
                                        .toList()))));
    return differences;
  }

  private static List<State> near(List<State> told, Span span) {
    return told.stream().filter(state -> isNear(state.span, span)).toList();
  }

  private static boolean isNear(Span one, Span other) {
    return one.start() <= other.end() + Press.DAY && other.start() <= one.end() + Press.DAY;
  }

  /**
   * Receipts whose count is below the threshold, or above that of all that was ever there, or that
   * count or leave out what has not the score for it.
   */
  List<String> wrongCounts(Asked.Rule rule, Reference ever, Since since) {
    List<String> wrong = new ArrayList<>();
    if (rule.asked() instanceof Asked.AtLeast asked && firings.containsKey(rule.id())) {
      Map<String, List<Item>> items = ever.items(rule);
      for (Firing firing : firings.getOrDefault(rule.id(), List.of())) {
        int most =
            Reference.most(items.getOrDefault(firing.group(), List.of()), asked, firing.at());
        boolean isWrong =
            firing.threshold() != asked.atLeast()
                || firing.count() < asked.atLeast()
                || firing.count() > most
                || (asked.query() instanceof Query.Scored scored
                    && (firing.least() < scored.least() || firing.belowScore() >= scored.least()));
        if (isWrong && since.covers(firing.place(), firing.version())) {
          wrong.add("%s %s: at most %d".formatted(rule.id(), firing, most));
        }
      }
    }
    return wrong;
  }

  private void fault(String what) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(what);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
