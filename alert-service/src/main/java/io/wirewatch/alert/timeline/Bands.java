package io.wirewatch.alert.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Finds articles whose fingerprints may agree in half of their places: those that agree in a whole
 * band of two places. Two that agree in more than half always do; see Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, chapter 3.
 *
 * <p>An article has an entry for each of its bands, thirty-two in all, so an entry has to be small:
 * most articles stand alone there and are the entry itself, and only several are a {@link Crowd}.
 */
final class Bands {
  private static final int BAND = 2;

  /** How full the table gets; it is large, and memory matters more than a few more probes. */
  private static final float FILL = 0.8f;

  private final Int2ObjectHashMap<Object> articles = new Int2ObjectHashMap<>(8, FILL);

  /** Several articles, apart by story, so that a story that is found already costs one look. */
  private static final class Crowd {
    private final List<List<Told>> byStory = new ArrayList<>(2);

    void add(Told told) {
      for (List<Told> of : byStory) {
        if (of.getFirst().story() == told.story()) {
          of.add(told);
          return;
        }
      }
      List<Told> first = new ArrayList<>(2);
      first.add(told);
      byStory.add(first);
    }

    void remove(Told told) {
      for (int i = 0; i < byStory.size(); i++) {
        List<Told> of = byStory.get(i);
        if (of.getFirst().story() == told.story()) {
          of.remove(told);
          if (of.isEmpty()) {
            byStory.remove(i);
          }
          return;
        }
      }
    }

    boolean isOfOne() {
      return byStory.size() == 1 && byStory.getFirst().size() == 1;
    }
  }

  /** Adds an article that is in a story. */
  void add(Told told) {
    for (int i = 0; i + BAND <= told.fingerprint().length; i += BAND) {
      int band = band(told.fingerprint(), i);
      Object there = articles.get(band);
      if (there instanceof Crowd crowd) {
        crowd.add(told);
      } else if (there instanceof Told one) {
        Crowd crowd = new Crowd();
        crowd.add(one);
        crowd.add(told);
        articles.put(band, crowd);
      } else {
        articles.put(band, told);
      }
    }
  }

  /** Takes an article away, while it is in the story in which it was added. */
  void remove(Told told) {
    for (int i = 0; i + BAND <= told.fingerprint().length; i += BAND) {
      int band = band(told.fingerprint(), i);
      Object there = articles.get(band);
      if (there instanceof Crowd crowd) {
        crowd.remove(told);
        if (crowd.isOfOne()) {
          articles.put(band, crowd.byStory.getFirst().getFirst());
        }
      } else if (there == told) {
        articles.remove(band);
      }
    }
  }

  /** The stories, beside its own, of which some article here is a copy of it. */
  void alike(Told told, BiPredicate<Told, Told> isCopyOf, Set<Story> alike) {
    for (int i = 0; i + BAND <= told.fingerprint().length; i += BAND) {
      Object there = articles.get(band(told.fingerprint(), i));
      if (there instanceof Crowd crowd) {
        for (List<Told> of : crowd.byStory) {
          Story story = of.getFirst().story();
          if (story != told.story()
              && !alike.contains(story)
              && of.stream().anyMatch(other -> isCopyOf.test(told, other))) {
            alike.add(story);
          }
        }
      } else if (there instanceof Told one
          && one.story() != told.story()
          && isCopyOf.test(told, one)) {
        alike.add(one.story());
      }
    }
  }

  private static int band(byte[] places, int at) {
    return at << 16 | Byte.toUnsignedInt(places[at]) << 8 | Byte.toUnsignedInt(places[at + 1]);
  }
}
