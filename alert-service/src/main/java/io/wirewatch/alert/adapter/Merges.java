package io.wirewatch.alert.adapter;

import io.wirewatch.events.Json;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Which stories have become part of others: a global store, so that each instance knows of all of
 * them, filled from {@code wirewatch.stories} before anything is counted.
 */
final class Merges {
  static final String STORE = "story-merges";

  /** Longer than any chain of merges is; it ends one that goes in a circle. */
  private static final int LONGEST = 100;

  private final ReadOnlyKeyValueStore<String, String> into;
  private final Set<String> seen = new HashSet<>();

  Merges(ProcessorContext<?, ?> context) {
    this(context.<KeyValueStore<String, String>>getStateStore(STORE));
  }

  Merges(ReadOnlyKeyValueStore<String, String> into) {
    this.into = into;
  }

  static void addTo(Topology topology) {
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String())
            .withLoggingDisabled(),
        "from " + Topics.STORIES.name(),
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        Topics.STORIES.name(),
        "read " + Topics.STORIES.name(),
        Fill::new);
  }

  /** The story that one is part of now; itself when it is one of its own. */
  String survivor(String story) {
    String survivor = story;
    for (int i = 0; i < LONGEST && !survivor.isEmpty(); i++) {
      String next = into.get(survivor);
      if (next == null) {
        break;
      }
      survivor = next;
    }
    return survivor;
  }

  /** The stories that are part of others, without those that this told before. */
  List<String> unseen() {
    if (into.approximateNumEntries() == seen.size()) {
      return List.of();
    }
    List<String> unseen = new ArrayList<>();
    try (KeyValueIterator<String, String> all = into.all()) {
      all.forEachRemaining(
          entry -> {
            if (seen.add(entry.key)) {
              unseen.add(entry.key);
            }
          });
    }
    return unseen;
  }

  /** Fills the store. What cannot be read says of no merge. */
  private static final class Fill implements Processor<String, byte[], Void, Void> {
    private KeyValueStore<String, String> into;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    Fill() {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      into = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      try {
        StoryMerge merge = Json.read(record.value(), StoryMerge.class);
        into.put(merge.merged(), merge.into());
      } catch (IllegalArgumentException e) {
        // not written by us
      }
    }
  }
}
