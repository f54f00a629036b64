package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Nanos;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where what counts is kept, in whatever outlives a process or does not. */
public interface MatchStore {

  /** Keeps a match. */
  void put(Matched matched);

  /** Forgets a match. */
  void delete(String key, long time, String article);

  /** A match as it was written; empty when it is not kept. */
  Optional<byte[]> match(String key, long time, String article);

  /** Shows the matches of a key, in the order of event time. */
  void forEach(String key, Consumer<Matched> each);

  /** Likewise, those from one instant to another, both inclusive. */
  void forEach(String key, long from, long to, Consumer<Matched> each);

  /** What was told of a key. */
  Optional<History> history(String key);

  /** Keeps what was told of a key. */
  void put(String key, History history);

  /** Forgets what was told of a key. */
  void deleteHistory(String key);

  /** Keeps that a story is told in a key. */
  void putStory(String story, String key);

  /** Forgets that. */
  void deleteStory(String story, String key);

  /**
   * From which event time on a rule tells: of an episode that was over by then, and that was not
   * told of before, it tells nothing.
   */
  default long since(String rule) {
    return Nanos.EVER;
  }

  /**
   * How often a rule of that id was removed: what is told of one that comes back is not taken for
   * what was told of it before, of which nothing is kept.
   */
  default int removals(String rule) {
    return 0;
  }

  /** The keys in which a story is told. */
  List<String> keysOf(String story);
}
