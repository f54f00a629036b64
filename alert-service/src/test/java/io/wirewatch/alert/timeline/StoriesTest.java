package io.wirewatch.alert.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Fingerprint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private record Article(String id, String story, String fingerprint) {}

  private final Stories stories = new Stories();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Article> articles = new HashMap<>();

  private void add(Article article) {
    articles.put(article.id(), article);
    names.putAll(stories.add(article.id(), article.story(), article.fingerprint()));
  }

  private void remove(String id) {
    articles.remove(id);
    names.remove(id);
    names.putAll(stories.remove(id));
  }

  private Set<Set<String>> told() {
    Map<String, Set<String>> byName = new HashMap<>();
    names.forEach((id, name) -> byName.computeIfAbsent(name, n -> new TreeSet<>()).add(id));
    return new HashSet<>(byName.values());
  }

  /** By joining any two that belong together until nothing is left to join. */
  private Set<Set<String>> recounted() {
    List<Set<String>> stories = new ArrayList<>();
    articles.keySet().forEach(id -> stories.add(new TreeSet<>(Set.of(id))));
    for (Article one : articles.values()) {
      for (Article other : articles.values()) {
        boolean said = !one.story().isEmpty() && !other.story().isEmpty();
        boolean same =
            said
                ? one.story().equals(other.story())
                : Fingerprint.similarity(one.fingerprint(), other.fingerprint()) >= 0.5;
        Set<String> a = of(stories, one.id());
        Set<String> b = of(stories, other.id());
        if (same && a != b) {
          stories.removeIf(story -> story == b);
          a.addAll(b);
        }
      }
    }
    return new HashSet<>(stories);
  }

  private static Set<String> of(List<Set<String>> stories, String id) {
    return stories.stream().filter(story -> story.contains(id)).findFirst().orElseThrow();
  }

  /** Of a few texts, each rewritten more or less. */
  private static String fingerprint(Random random) {
    byte[] places = new byte[64];
    new Random(random.nextInt(4)).nextBytes(places);
    for (int i = random.nextInt(40); i > 0; i--) {
      places[random.nextInt(64)] = (byte) random.nextInt();
    }
    return random.nextInt(10) == 0 ? "" : Base64.getEncoder().encodeToString(places);
  }

  @Test
  void agreesWithARecountWhateverIsAddedTakenAwayAndMerged() {
    Random random = new Random(3);
    for (int step = 0; step < 1_000; step++) {
      int what = random.nextInt(40);
      if ((what < 15 && articles.size() > 5) || articles.size() > 25) {
        List<String> ids = new ArrayList<>(new TreeSet<>(articles.keySet()));
        remove(ids.get(random.nextInt(ids.size())));
      } else if (what == 15) {
        String merged = "s" + random.nextInt(12);
        String into = "s" + random.nextInt(12);
        names.putAll(stories.merge(merged, into));
        articles.replaceAll(
            (id, a) -> a.story().equals(merged) ? new Article(id, into, a.fingerprint()) : a);
      } else {
        String story = random.nextInt(3) == 0 ? "" : "s" + random.nextInt(12);
        add(new Article("a" + step, story, fingerprint(random)));
      }
      assertThat(told()).as("after step %d", step).isEqualTo(recounted());
    }
  }

  @Test
  void whatIsForgottenLeavesWhatItJoinedTogether() {
    byte[] places = new byte[64];
    new Random(1).nextBytes(places);
    String same = Base64.getEncoder().encodeToString(places);
    add(new Article("a", "s", same));
    add(new Article("b", "t", same));
    assertThat(told()).hasSize(2);
    add(new Article("link", "", same));
    assertThat(told()).hasSize(1);
    stories.forget("link");
    names.remove("link");
    add(new Article("c", "t", ""));
    assertThat(told()).hasSize(1);
  }
}
