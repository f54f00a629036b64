package io.wirewatch.alert.episode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Keeps what counts in memory, for as long as a backtest lasts. */
public final class HeldMatches implements MatchStore {
  private record Place(long time, String article) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::time).thenComparing(Place::article);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<String, NavigableMap<Place, Matched>> matches = new HashMap<>();
  private final Map<String, History> histories = new HashMap<>();
  private final Map<String, TreeSet<String>> keysOfStories = new HashMap<>();

  /** Holds nothing. */
  public HeldMatches() {}

  @Override
  public void put(Matched matched) {
    matches
        .computeIfAbsent(matched.key(), key -> new TreeMap<>())
        .put(new Place(matched.time(), matched.article()), matched);
  }

  @Override
  public void delete(String key, long time, String article) {
    matches.computeIfPresent(
        key,
        (k, held) -> {
          held.remove(new Place(time, article));
          return held.isEmpty() ? null : held;
        });
  }

  @Override
  public Optional<byte[]> match(String key, long time, String article) {
    NavigableMap<Place, Matched> held = matches.get(key);
    return Optional.ofNullable(held)
        .map(of -> of.get(new Place(time, article)))
        .map(Matched::match);
  }

  @Override
  public void forEach(String key, Consumer<Matched> each) {
    NavigableMap<Place, Matched> held = matches.get(key);
    if (held != null) {
      new ArrayList<>(held.values()).forEach(each);
    }
  }

  @Override
  public void forEach(String key, long from, long to, Consumer<Matched> each) {
    NavigableMap<Place, Matched> held = matches.get(key);
    if (held != null) {
      held.subMap(new Place(from, ""), new Place(to + 1, "")).values().forEach(each);
    }
  }

  @Override
  public Optional<History> history(String key) {
    return Optional.ofNullable(histories.get(key));
  }

  @Override
  public void put(String key, History history) {
    histories.put(key, history);
  }

  @Override
  public void deleteHistory(String key) {
    histories.remove(key);
  }

  @Override
  public void putStory(String story, String key) {
    keysOfStories.computeIfAbsent(story, s -> new TreeSet<>()).add(key);
  }

  @Override
  public void deleteStory(String story, String key) {
    keysOfStories.computeIfPresent(
        story,
        (s, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  @Override
  public List<String> keysOf(String story) {
    return List.copyOf(keysOfStories.getOrDefault(story, new TreeSet<>()));
  }
}
