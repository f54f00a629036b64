package io.wirewatch.alert.episode;

import io.wirewatch.events.Fingerprint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells articles of one story from those of others. Two articles tell the same story when the
 * analysis says so, or when about half of what they say, or more, is the same word for word; and so
 * do those that a chain of such articles joins. Only where the analysis did not say are words
 * compared.
 */
final class Stories {
  /** From which similarity of fingerprints on two articles are copies. */
  static final double SAME_STORY = 0.5;

  /** Articles are compared when they agree in a whole band of this many places. */
  private static final int BAND = 2;

  private Stories() {}

  /** The articles, in the order of event time, each with the one that told its story first. */
  static List<Told> tell(List<Matched> articles) {
    List<Matched> sorted = articles.stream().sorted(Matched.BY_TIME).toList();
    int[] parent = new int[sorted.size()];
    Map<String, Integer> lastInBand = new HashMap<>();
    Map<String, Integer> firstOfStory = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      String story = sorted.get(i).story();
      if (!story.isEmpty()) {
        join(parent, i, first(firstOfStory, story, i));
      }
      for (String band : bands(sorted.get(i).fingerprint())) {
        Integer other = lastInBand.put(band, i);
        if (other != null && copies(sorted.get(i), sorted.get(other))) {
          join(parent, i, other);
        }
      }
    }
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < parent.length; i++) {
      told.add(new Told(sorted.get(i), sorted.get(root(parent, i))));
    }
    return told;
  }

  private static int first(Map<String, Integer> firstOfStory, String story, int index) {
    Integer first = firstOfStory.putIfAbsent(story, index);
    return first == null ? index : first;
  }

  private static boolean copies(Matched one, Matched other) {
    boolean analysisSaid = !one.story().isEmpty() && !other.story().isEmpty();
    return !analysisSaid
        && Fingerprint.similarity(one.fingerprint(), other.fingerprint()) >= SAME_STORY;
  }

  private static List<String> bands(String fingerprint) {
    byte[] places = Base64.getDecoder().decode(fingerprint);
    List<String> bands = new ArrayList<>();
    for (int i = 0; i + BAND <= places.length; i += BAND) {
      bands.add(i + ":" + places[i] + "," + places[i + 1]);
    }
    return bands;
  }

  /** Joins two stories; the one told earlier stands for both. */
  private static void join(int[] parent, int one, int other) {
    int a = root(parent, one);
    int b = root(parent, other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] parent, int of) {
    int root = of;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
