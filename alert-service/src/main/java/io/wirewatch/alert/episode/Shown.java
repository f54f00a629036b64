package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Item;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Matches as receipts show them; those shown lately are at hand, as most are shown again. */
final class Shown {
  private static final int MOST = 10 * 2 * Receipts.MAX_LISTED;

  /** As many are read one by one sooner than in order. */
  private static final int FEW = 4;

  private final MatchStore store;
  private final LinkedHashMap<Place, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Place(String key, String article) {}

  /** A match and what tells it from a later one of the same article. */
  private record Entry(int hash, ShownMatch match) {}

  Shown(MatchStore store) {
    this.store = store;
  }

  /** Reads those of a group that are not at hand in one go, where they lie close together. */
  void prepare(Group group, List<Item> items) {
    List<Item> unknown = items.stream().filter(item -> atHand(group, item).isEmpty()).toList();
    if (unknown.size() < FEW) {
      return;
    }
    long from = unknown.stream().mapToLong(Item::time).min().orElseThrow();
    long to = unknown.stream().mapToLong(Item::time).max().orElseThrow();
    if (group.byTime().between(from - 1, to).size() <= 2 * unknown.size()) {
      store.forEach(group.key(), from, to, one -> put(group.key(), one.article(), one.match()));
    }
  }

  /** A match of a group; empty when it is not kept. */
  Optional<ShownMatch> match(Group group, Item item) {
    Optional<ShownMatch> known = atHand(group, item);
    return known.isPresent()
        ? known
        : store
            .match(group.key(), item.time(), item.article())
            .map(match -> put(group.key(), item.article(), match));
  }

  private Optional<ShownMatch> atHand(Group group, Item item) {
    Group.Held held = group.held(item.article());
    Entry known = entries.get(new Place(group.key(), item.article()));
    return known != null && held != null && known.hash() == held.hash()
        ? Optional.of(known.match())
        : Optional.empty();
  }

  private ShownMatch put(String key, String article, byte[] written) {
    ShownMatch match = ShownMatch.of(written);
    entries.put(new Place(key, article), new Entry(Arrays.hashCode(written), match));
    if (entries.size() > MOST) {
      entries.pollFirstEntry();
    }
    return match;
  }
}
