package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.episode.GroupView;
import io.wirewatch.alert.episode.HeldMatches;
import io.wirewatch.alert.episode.History;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.events.Json;
import io.wirewatch.events.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The groups that this instance counts, to be asked how articles stand in them. */
@ApplicationScoped
class CountedGroups {
  private final KafkaStreams streams;

  CountedGroups(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Why a rule's condition is met in a group at an instant, or is not; empty when this instance
   * does not count the group, or cannot say just now.
   */
  Optional<Receipt> at(Rule rule, String group, Instant instant) {
    String key = rule.id() + "|" + group;
    try {
      HeldMatches held = new HeldMatches();
      ReadOnlyKeyValueStore<Bytes, byte[]> matches = store(CountState.MATCHES);
      byte[] prefix = (key + CountState.END).getBytes(UTF_8);
      boolean any;
      try (KeyValueIterator<Bytes, byte[]> all =
          matches.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
        any = all.hasNext();
        all.forEachRemaining(entry -> held.put(CountState.read(key, entry)));
      }
      ReadOnlyKeyValueStore<String, byte[]> histories = store(CountState.HISTORIES);
      Optional.ofNullable(histories.get(key))
          .ifPresent(history -> held.put(key, Json.read(history, History.class)));
      Merges merges = new Merges(store(Merges.STORE));
      return any
          ? Optional.of(new GroupView(key, rule, held, merges::survivor).at(instant))
          : Optional.empty();
    } catch (InvalidStateStoreException e) {
      return Optional.empty(); // on its way to another instance
    }
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore()));
  }
}
