package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.episode.History;
import io.wirewatch.alert.episode.MatchStore;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.episode.StoredMatch;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What counting keeps, in stores that Kafka Streams backs up in Kafka. */
final class CountState implements MatchStore {
  static final String MATCHES = "matches";
  static final String HISTORIES = "told";
  private static final String STORIES = "groups-of-stories";
  static final char END = '\0';
  private static final byte[] THERE = {1};

  /**
   * The matches, by key, NUL, event time and article: so those of a key stand together in the order
   * of event time.
   */
  private final KeyValueStore<Bytes, byte[]> matches;

  private final KeyValueStore<String, byte[]> histories;

  private final RulesInForce rules;

  /** By story, NUL and key. */
  private final KeyValueStore<String, byte[]> stories;

  CountState(ProcessorContext<?, ?> context, RulesInForce rules) {
    this.rules = rules;
    matches = context.getStateStore(MATCHES);
    histories = context.getStateStore(HISTORIES);
    stories = context.getStateStore(STORIES);
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(MATCHES), Serdes.Bytes(), Serdes.ByteArray()),
        // written often and only the last counts: what a commit holds is written once
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(HISTORIES), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORIES), Serdes.String(), Serdes.ByteArray()));
  }

  private static Bytes place(String key, long time, String article) {
    byte[] group = key.getBytes(UTF_8);
    byte[] id = article.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(group.length + 1 + Long.BYTES + id.length)
            .put(group)
            .put((byte) END)
            .putLong(time ^ Long.MIN_VALUE) // so that times before 1970 come first
            .put(id)
            .array());
  }

  @Override
  public void put(Matched matched) {
    matches.put(
        place(matched.key(), matched.time(), matched.article()), StoredMatch.write(matched));
  }

  @Override
  public void delete(String key, long time, String article) {
    remove(matches, place(key, time, article));
  }

  /** Deletes what nobody asks for: the store's own way to delete reads it first. */
  @SuppressWarnings("NullAway") // Kafka's way to say that there is none
  private static <K> void remove(KeyValueStore<K, byte[]> store, K key) {
    store.put(key, null);
  }

  @Override
  public Optional<byte[]> match(String key, long time, String article) {
    return Optional.ofNullable(matches.get(place(key, time, article))).map(StoredMatch::written);
  }

  @Override
  public void forEach(String key, Consumer<Matched> each) {
    try (KeyValueIterator<Bytes, byte[]> all =
        matches.prefixScan(Bytes.wrap((key + END).getBytes(UTF_8)), new BytesSerializer())) {
      all.forEachRemaining(entry -> each.accept(read(key, entry)));
    }
  }

  @Override
  public void forEach(String key, long from, long to, Consumer<Matched> each) {
    try (KeyValueIterator<Bytes, byte[]> some =
        matches.range(place(key, from, ""), place(key, to + 1, ""))) {
      some.forEachRemaining(entry -> each.accept(read(key, entry)));
    }
  }

  /** A stored match of a key. */
  static Matched read(String key, KeyValue<Bytes, byte[]> entry) {
    ByteBuffer place = ByteBuffer.wrap(entry.key.get());
    place.position(key.getBytes(UTF_8).length + 1);
    long time = place.getLong() ^ Long.MIN_VALUE;
    return StoredMatch.read(key, time, UTF_8.decode(place).toString(), entry.value);
  }

  @Override
  public Optional<History> history(String key) {
    return Optional.ofNullable(histories.get(key)).map(CountState::history);
  }

  private static History history(byte[] json) {
    return Json.read(json, History.class);
  }

  @Override
  public void put(String key, History history) {
    histories.put(key, Json.write(history));
  }

  @Override
  public void deleteHistory(String key) {
    remove(histories, key);
  }

  /** Shows all histories. */
  void forEachHistory(BiConsumer<String, History> each) {
    try (KeyValueIterator<String, byte[]> all = histories.all()) {
      all.forEachRemaining(entry -> each.accept(entry.key, history(entry.value)));
    }
  }

  /**
   * Forgets the matches of a rule that {@link Sifting} does not keep.
   *
   * @param version the {@link RuleMatch#ruleVersion} that is kept
   * @param survivor tells of a story what it is part of now
   */
  void keepOnly(String rule, String version, UnaryOperator<String> survivor) {
    Sifting sifting = new Sifting(version);
    try (KeyValueIterator<Bytes, byte[]> all =
        matches.prefixScan(Bytes.wrap((rule + "|").getBytes(UTF_8)), new BytesSerializer())) {
      all.forEachRemaining(
          entry ->
              sifting.take(
                  entry.key, Json.read(StoredMatch.written(entry.value), RuleMatch.class)));
    }
    sifting.gone().forEach(place -> remove(matches, place));
    for (Sifting.Kept kept : sifting.kept()) {
      if (!kept.story().isEmpty()) {
        putStory(survivor.apply(kept.story()), kept.key());
      }
    }
  }

  /** The keys of a rule that have anything. */
  Set<String> keysOfRule(String rule) {
    Set<String> keys = new TreeSet<>();
    try (KeyValueIterator<String, byte[]> all =
        histories.prefixScan(rule + "|", new StringSerializer())) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    try (KeyValueIterator<Bytes, byte[]> all =
        matches.prefixScan(Bytes.wrap((rule + "|").getBytes(UTF_8)), new BytesSerializer())) {
      all.forEachRemaining(entry -> keys.add(key(entry.key)));
    }
    return keys;
  }

  private static String key(Bytes place) {
    byte[] bytes = place.get();
    int end = 0;
    while (bytes[end] != END) {
      end++;
    }
    return new String(bytes, 0, end, UTF_8);
  }

  @Override
  public long since(String rule) {
    return rules.since(rule);
  }

  @Override
  public int removals(String rule) {
    return rules.removals(rule);
  }

  @Override
  public void putStory(String story, String key) {
    stories.put(story + END + key, THERE);
  }

  @Override
  public void deleteStory(String story, String key) {
    remove(stories, story + END + key);
  }

  @Override
  public List<String> keysOf(String story) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        stories.prefixScan(story + END, new StringSerializer())) {
      all.forEachRemaining(entry -> keys.add(entry.key.substring(story.length() + 1)));
    }
    return keys;
  }
}
