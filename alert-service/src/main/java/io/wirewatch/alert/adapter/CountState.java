package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.EventClock;
import io.wirewatch.alert.episode.History;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.events.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What counting keeps, in stores that Kafka Streams backs up in Kafka. */
final class CountState {
  private static final String ARTICLES = "matched-articles";
  private static final String HISTORIES = "histories";
  private static final String CLOCK = "event-clock";
  private static final String THE_CLOCK = "now";

  /** By key, NUL and article id. */
  private final KeyValueStore<String, Matched> articles;

  private final KeyValueStore<String, History> histories;
  private final KeyValueStore<String, EventClock> clock;
  private final Merges merges;

  /** When time alone changes a key's episodes; as the histories say, held to be found at once. */
  private final Map<String, Instant> nextEnds = new HashMap<>();

  CountState(ProcessorContext<?, ?> context) {
    articles = context.getStateStore(ARTICLES);
    histories = context.getStateStore(HISTORIES);
    clock = context.getStateStore(CLOCK);
    merges = new Merges(context);
    try (KeyValueIterator<String, History> all = histories.all()) {
      all.forEachRemaining(entry -> noteNextEnd(entry.key, entry.value));
    }
  }

  static StoreBuilder<KeyValueStore<String, Matched>> articlesStore() {
    return store(ARTICLES, Matched.class);
  }

  static StoreBuilder<KeyValueStore<String, History>> historiesStore() {
    return store(HISTORIES, History.class);
  }

  static StoreBuilder<KeyValueStore<String, EventClock>> clockStore() {
    return store(CLOCK, EventClock.class);
  }

  private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
    Serde<T> json =
        Serdes.serdeFrom(
            (topic, value) -> value == null ? null : Json.write(value),
            (topic, bytes) -> bytes == null ? null : Json.read(bytes, type));
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), json);
  }

  /** The present in event time, after an event of that time was seen. */
  Instant seen(Instant eventTime, Instant now) {
    EventClock before = clock.get(THE_CLOCK);
    EventClock after =
        before == null ? new EventClock(eventTime, now) : before.seen(eventTime, now);
    if (!after.equals(before)) {
      clock.put(THE_CLOCK, after);
    }
    return after.now(now);
  }

  /** The present in event time; empty before any event. */
  Optional<Instant> now(Instant now) {
    return Optional.ofNullable(clock.get(THE_CLOCK)).map(known -> known.now(now));
  }

  void put(String key, Matched article) {
    articles.put(articleKey(key, article.article().id()), article);
  }

  void remove(String key, String article) {
    articles.delete(articleKey(key, article));
  }

  /** All keys of a rule. */
  Set<String> keysOf(String rule) {
    Set<String> keys = new TreeSet<>();
    StringSerializer serializer = new StringSerializer();
    try (KeyValueIterator<String, History> all = histories.prefixScan(rule + "|", serializer)) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    try (KeyValueIterator<String, Matched> all = articles.prefixScan(rule + "|", serializer)) {
      all.forEachRemaining(entry -> keys.add(entry.key.substring(0, entry.key.indexOf('\0'))));
    }
    return keys;
  }

  /** Forgets a key's articles that were matched by another version of its rule. */
  void keepOnly(String key, String version) {
    forget(key, article -> !article.ruleVersion().equals(version));
  }

  /** Forgets all of a key's articles. */
  void forget(String key) {
    forget(key, article -> true);
  }

  private void forget(String key, Predicate<Matched> wanted) {
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, Matched> all =
        articles.prefixScan(articleKey(key, ""), new StringSerializer())) {
      all.forEachRemaining(
          entry -> {
            if (wanted.test(entry.value)) {
              found.add(entry.key);
            }
          });
    }
    found.forEach(articles::delete);
  }

  /** A key's articles; those before the horizon are forgotten. */
  List<Matched> articles(String key, Instant horizon) {
    List<Matched> kept = new ArrayList<>();
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, Matched> all =
        articles.prefixScan(articleKey(key, ""), new StringSerializer())) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.article().publishedAt().isBefore(horizon)) {
              old.add(entry.key);
            } else {
              kept.add(entry.value.in(merges.survivor(entry.value.story())));
            }
          });
    }
    old.forEach(articles::delete);
    return kept;
  }

  /** The keys of the articles whose stories became part of others since this was last asked. */
  Set<String> changedByMerges() {
    Set<String> changed = new HashSet<>();
    if (merges.haveChanged()) {
      try (KeyValueIterator<String, Matched> all = articles.all()) {
        all.forEachRemaining(
            entry -> {
              String story = entry.value.story();
              if (!merges.survivor(story).equals(story)) {
                changed.add(entry.key.substring(0, entry.key.indexOf('\0')));
              }
            });
      }
    }
    return changed;
  }

  History history(String key) {
    History history = histories.get(key);
    return history == null ? History.NONE : history;
  }

  void put(String key, History history) {
    if (history.known().isEmpty()) {
      histories.delete(key);
    } else {
      histories.put(key, history);
    }
    noteNextEnd(key, history);
  }

  /** The keys with an episode that has ended by then and was not told to have. */
  List<String> endedBy(Instant now) {
    return nextEnds.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private void noteNextEnd(String key, History history) {
    history.nextEnd().ifPresentOrElse(end -> nextEnds.put(key, end), () -> nextEnds.remove(key));
  }

  private static String articleKey(String key, String article) {
    return key + "\0" + article;
  }
}
