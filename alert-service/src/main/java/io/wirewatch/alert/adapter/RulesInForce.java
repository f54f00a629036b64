package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Json;
import io.wirewatch.events.RulesRead;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * By which rules a task counts. A changed rule comes into force once each partition of the tagged
 * articles has been matched by it, as the marks among the matches say; until then its matches are
 * kept, and nothing is told of it. All is in a store, and changes in the transaction that tells
 * what follows from it.
 */
final class RulesInForce {
  private static final String STORE = "rules-in-force";
  private static final String MARK = "mark/";
  private static final String SINCE = "since/";
  private static final String TOLD = "told/";
  private static final String REMOVALS = "removals/";

  private final RulesAtHand rules;
  private final KeyValueStore<String, String> store;
  private final Map<Integer, RulesRead> marks = new HashMap<>();
  private final Map<String, Long> since = new HashMap<>();
  private final Map<String, Integer> removals = new HashMap<>();
  private long upTo = -1;

  RulesInForce(RulesAtHand rules, ProcessorContext<?, ?> context) {
    this.rules = rules;
    this.store = context.getStateStore(STORE);
    try (KeyValueIterator<String, String> all =
        store.prefixScan(MARK, Serdes.String().serializer())) {
      all.forEachRemaining(entry -> note(read(entry.value, RulesRead.class)));
    }
    try (KeyValueIterator<String, String> all =
        store.prefixScan(SINCE, Serdes.String().serializer())) {
      all.forEachRemaining(
          entry -> since.put(entry.key.substring(SINCE.length()), Long.valueOf(entry.value)));
    }
    try (KeyValueIterator<String, String> all =
        store.prefixScan(REMOVALS, Serdes.String().serializer())) {
      all.forEachRemaining(
          entry ->
              removals.put(entry.key.substring(REMOVALS.length()), Integer.valueOf(entry.value)));
    }
    rules.awaitLatest(); // of what has been counted by, nothing may be unknown here
  }

  static StoreBuilder<KeyValueStore<String, String>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String());
  }

  /**
   * What comes into force with a mark.
   *
   * @param changes the rules that are new, ask something else, or are no more
   * @param fresh whether no article had been matched by others before
   * @param latest the latest event time of articles that was seen
   */
  record Coming(List<RuleBook.Change> changes, boolean fresh, Optional<Instant> latest) {}

  /** Takes a mark. */
  Coming take(RulesRead mark) {
    long before = upTo;
    note(mark);
    store.put(MARK + mark.partition(), new String(Json.write(mark), UTF_8));
    long now = upTo;
    if (now <= before) {
      return new Coming(List.of(), false, Optional.empty());
    }
    rules.await(now);
    return new Coming(
        rules.book().changes(before, now).stream()
            .filter(change -> change.asked() > before && change.asked() <= now)
            .toList(),
        marks.values().stream().allMatch(RulesRead::fresh),
        marks.values().stream()
            .flatMap(known -> Stream.ofNullable(known.latest()))
            .max(Comparator.naturalOrder()));
  }

  private void note(RulesRead mark) {
    marks.put(mark.partition(), mark);
    int partitions = marks.values().stream().mapToInt(RulesRead::of).max().orElse(0);
    if (marks.size() >= partitions) {
      upTo = marks.values().stream().mapToLong(RulesRead::upTo).min().orElse(-1);
    }
  }

  /** The rule by which its matches are counted now; empty while it is yet to come into force. */
  Optional<Rule> rule(String id) {
    return rules
        .book()
        .asked(id)
        .filter(asked -> asked <= upTo)
        .flatMap(asked -> rules.book().rule(id));
  }

  /**
   * From when in event time a rule tells. Of an episode that was over when the rule came to ask
   * what it asks, nothing is told.
   */
  long since(String rule) {
    return since.getOrDefault(rule, Nanos.EVER);
  }

  /** Notes that a rule tells from some event time on. */
  void setSince(String rule, Instant since) {
    this.since.put(rule, Nanos.of(since));
    store.put(SINCE + rule, String.valueOf(Nanos.of(since)));
  }

  /** Notes a rule of which something is told, for the time when it is no more. */
  void noteTold(Rule rule) {
    String written = new String(Json.write(rule), UTF_8);
    if (!written.equals(store.get(TOLD + rule.id()))) {
      store.put(TOLD + rule.id(), written);
    }
  }

  /** A rule that is no more, as something was told of it last; empty when nothing was. */
  Optional<Rule> asTold(String id) {
    return Optional.ofNullable(store.get(TOLD + id)).map(written -> read(written, Rule.class));
  }

  /** How often a rule of that id was removed. */
  int removals(String id) {
    return removals.getOrDefault(id, 0);
  }

  /** Forgets a rule that is no more, but that there was one. */
  void forget(String id) {
    store.put(REMOVALS + id, String.valueOf(removals.merge(id, 1, Integer::sum)));
    since.remove(id);
    store.delete(SINCE + id);
    store.delete(TOLD + id);
  }

  /** Whether there is such a rule in any state. */
  boolean isKnown(String id) {
    return rules.book().rule(id).isPresent();
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.getBytes(UTF_8), type);
  }
}
