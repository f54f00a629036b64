package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agrona.collections.Object2ObjectHashMap;

/**
 * Tells articles of one story from those of others. Two articles tell the same story when the
 * analysis says so; or, where it says nothing of one of them, when at least half of their
 * fingerprints agree; and so do those that a chain of such articles joins.
 */
public final class Stories {
  private final Map<String, Told> byArticle = new Object2ObjectHashMap<>();
  private final Map<String, Story> byAnalysis = new Object2ObjectHashMap<>();

  /** Of those of which the analysis says a story, and those of which it does not. */
  private final Bands said = new Bands();

  private final Bands unsaid = new Bands();

  /** Whether the first are looked for: only once there is one of the second. */
  private boolean lookedFor;

  private long made;

  /** For a condition that counts stories; empty for one that does not. */
  public static Optional<Stories> countedBy(Condition condition) {
    return counts(condition) ? Optional.of(new Stories()) : Optional.empty();
  }

  private static boolean counts(Condition condition) {
    return switch (condition) {
      case Condition.AtLeast c -> c.count() == Alert.Counting.STORIES;
      case Condition.Spike c -> c.count() == Alert.Counting.STORIES;
      case Condition.Absence c -> false;
      case Condition.Sequence c -> false;
      case Condition.All c -> c.parts().stream().anyMatch(Stories::counts);
      case Condition.Any c -> c.parts().stream().anyMatch(Stories::counts);
    };
  }

  /** Whether fingerprints are compared here, which takes several times the memory. */
  public boolean comparesFingerprints() {
    return lookedFor;
  }

  /**
   * Adds an article.
   *
   * @param analysis the story that the analysis says; empty where it says none
   * @param fingerprint as in {@link io.wirewatch.events.TaggedArticle}
   * @return of this article, and of each that was there and is of another story now, the name of
   *     its story
   */
  public Map<String, String> add(String article, String analysis, String fingerprint) {
    Map<String, String> renamed = new LinkedHashMap<>();
    add(new Told(article, analysis, Base64.getDecoder().decode(fingerprint)), renamed);
    return renamed;
  }

  private void add(Told told, Map<String, String> renamed) {
    byArticle.put(told.article, told);
    Story known = told.isUnsaid() ? null : byAnalysis.get(told.analysis);
    Story story = known == null ? new Story("story-" + made++) : known;
    if (known == null && !told.isUnsaid()) {
      byAnalysis.put(told.analysis, story);
      story.call(told.analysis);
    }
    story.add(told);
    renamed.put(told.article, story.name());
    if (told.fingerprint().length > 0) {
      note(told);
      for (Story alike : alike(told)) {
        join(told.story(), alike, renamed);
      }
    }
  }

  private void note(Told told) {
    if (told.isUnsaid() && !lookedFor) {
      lookedFor = true;
      byArticle.values().stream().filter(other -> !other.isUnsaid()).forEach(said::add);
    }
    noteBands(told);
  }

  private void noteBands(Told told) {
    if (lookedFor) {
      (told.isUnsaid() ? unsaid : said).add(told);
    }
  }

  private void forgetBands(Told told) {
    if (lookedFor) {
      (told.isUnsaid() ? unsaid : said).remove(told);
    }
  }

  /** The other stories of which some article is a copy of this one. */
  private Set<Story> alike(Told told) {
    if (!lookedFor) {
      return Set.of();
    }
    Set<Story> alike = new HashSet<>();
    if (told.isUnsaid()) {
      said.alike(told, Told::isCopyOf, alike);
    }
    unsaid.alike(told, Told::isCopyOf, alike);
    return alike;
  }

  /** Makes one story of two; the smaller one's articles are told by the larger one's name. */
  private void join(Story one, Story other, Map<String, String> renamed) {
    if (one == other) {
      return;
    }
    Story larger = one.size() >= other.size() ? one : other;
    Story smaller = larger == one ? other : one;
    smaller.forEach(
        told -> {
          forgetBands(told);
          smaller.remove(told);
          larger.add(told);
          noteBands(told);
          renamed.put(told.article, larger.name());
        });
    for (String said : smaller.analysis()) {
      larger.call(said);
      byAnalysis.put(said, larger);
    }
  }

  /**
   * The analysis says that a story is part of another.
   *
   * @return as {@link #add}
   */
  public Map<String, String> merge(String story, String into) {
    Map<String, String> renamed = new LinkedHashMap<>();
    Story merged = byAnalysis.remove(story);
    if (merged == null || story.equals(into)) {
      if (merged != null) {
        byAnalysis.put(story, merged);
      }
      return renamed;
    }
    merged.callNoLonger(story);
    merged.forEach(
        told -> {
          if (told.analysis.equals(story)) {
            told.analysis = into;
          }
        });
    Story known = byAnalysis.get(into);
    merged.call(into);
    byAnalysis.put(into, merged);
    if (known != null) {
      join(merged, known, renamed);
    }
    return renamed;
  }

  /**
   * Takes an article away, and joins anew what it may have joined.
   *
   * @return as {@link #add}, without the article
   */
  public Map<String, String> remove(String article) {
    Map<String, String> renamed = new LinkedHashMap<>();
    Told gone = byArticle.get(article);
    if (gone == null) {
      return renamed;
    }
    Story story = gone.story();
    forget(article);
    if (story.size() > 0
        && (story.analysis().size() > 1 || story.unsaid() > 0 || gone.isUnsaid())) {
      List<Told> left = new ArrayList<>(story.size());
      story.forEach(left::add);
      left.forEach(told -> forget(told.article));
      Map<String, String> before = new HashMap<>();
      left.forEach(told -> before.put(told.article, story.name()));
      left.forEach(told -> add(told, renamed));
      renamed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
    }
    return renamed;
  }

  /** Takes an article away that is too old to count; what it joined stays joined. */
  public void forget(String article) {
    Told gone = byArticle.remove(article);
    if (gone == null) {
      return;
    }
    Story story = gone.story();
    forgetBands(gone);
    story.remove(gone);
    if (story.size() == 0) {
      story.analysis().forEach(byAnalysis::remove);
    }
  }
}
