package io.wirewatch.alert.episode;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/** Matches that receipts showed lately, as most of them are shown again by the next. */
final class Shown {
  private static final int MOST = 10 * 2 * Receipts.MAX_LISTED;

  private final LinkedHashMap<Place, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Place(String key, String article) {}

  /** A match and what tells it from a later one of the same article. */
  private record Entry(int hash, ShownMatch match) {}

  /** Whether a match is known as it is. */
  boolean knows(String key, String article, int hash) {
    Entry known = entries.get(new Place(key, article));
    return known != null && known.hash() == hash;
  }

  /** Notes a match that was read. */
  void put(String key, String article, int hash, ShownMatch match) {
    entries.put(new Place(key, article), new Entry(hash, match));
    if (entries.size() > MOST) {
      entries.pollFirstEntry();
    }
  }

  /**
   * A match of a group.
   *
   * @param hash of the match as it was written
   * @param read reads it, where it is not known or is another now
   */
  Optional<ShownMatch> match(
      String key, String article, int hash, Supplier<Optional<ShownMatch>> read) {
    Place place = new Place(key, article);
    Entry known = entries.get(place);
    if (known != null && known.hash() == hash) {
      return Optional.of(known.match());
    }
    Optional<ShownMatch> match = read.get();
    match.ifPresent(one -> put(key, article, hash, one));
    return match;
  }
}
