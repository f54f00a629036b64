package io.wirewatch.alert.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds articles whose fingerprints may agree in half of their places: those that agree in a whole
 * band of two places. Two that agree in more than half always do; see Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, chapter 3.
 */
final class Bands {
  private static final int BAND = 2;

  /**
   * By band and what stands in it: the articles. Most stand alone there, so that takes least: each
   * is itself, or, where there are several, a {@link Crowd}.
   */
  private final Map<Integer, Object> articles = new HashMap<>();

  /** Several articles, apart by story. */
  private static final class Crowd {
    private final Map<Stories.Story, List<Stories.Told>> byStory = new HashMap<>();

    void add(Stories.Told told, Stories.Story story) {
      byStory.computeIfAbsent(story, s -> new ArrayList<>(1)).add(told);
    }
  }

  void add(Stories.Told told, Stories.Story story) {
    for (int i = 0; i + BAND <= told.fingerprint().length; i += BAND) {
      articles.merge(
          band(told.fingerprint(), i),
          told,
          (there, added) -> {
            Crowd crowd = there instanceof Crowd several ? several : new Crowd();
            if (there instanceof Stories.Told one) {
              crowd.add(one, one.story());
            }
            crowd.add(told, story);
            return crowd;
          });
    }
  }

  void remove(Stories.Told told, Stories.Story story) {
    for (int i = 0; i + BAND <= told.fingerprint().length; i += BAND) {
      articles.computeIfPresent(
          band(told.fingerprint(), i),
          (band, there) -> {
            if (there instanceof Crowd crowd) {
              crowd.byStory.computeIfPresent(
                  story, (s, of) -> of.remove(told) && of.isEmpty() ? null : of);
              return crowd.byStory.isEmpty() ? null : crowd;
            }
            return there == told ? null : there;
          });
    }
  }

  void move(Stories.Told told, Stories.Story from, Stories.Story to) {
    remove(told, from);
    add(told, to);
  }

  /** The stories, beside its own, of which some article here is a copy of it. */
  void alike(
      Stories.Told told,
      Stories.Story own,
      BiPredicate<Stories.Told, Stories.Told> isCopyOf,
      Set<Stories.Story> alike) {
    for (int i = 0; i + BAND <= told.fingerprint().length; i += BAND) {
      Object there = articles.get(band(told.fingerprint(), i));
      if (there instanceof Crowd crowd) {
        crowd.byStory.forEach(
            (story, of) -> {
              if (story != own
                  && !alike.contains(story)
                  && of.stream().anyMatch(other -> isCopyOf.test(told, other))) {
                alike.add(story);
              }
            });
      } else if (there instanceof Stories.Told one
          && one.story() != own
          && isCopyOf.test(told, one)) {
        alike.add(one.story());
      }
    }
  }

  private static int band(byte[] places, int at) {
    return at << 16 | Byte.toUnsignedInt(places[at]) << 8 | Byte.toUnsignedInt(places[at + 1]);
  }
}
