package io.wirewatch.alert.timeline;

import io.wirewatch.events.Fingerprint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells articles of one story from those of others. Two articles tell the same story when the
 * analysis says so; or, where it says nothing of one of them, when at least half of their
 * fingerprints agree; and so do those that a chain of such articles joins.
 */
public final class Stories {
  /** From which similarity of fingerprints on two articles are copies. */
  static final double SAME_STORY = 0.5;

  private final Map<String, Told> byArticle = new HashMap<>();
  private final Map<String, Story> byAnalysis = new HashMap<>();

  /** Of those of which the analysis says a story, and those of which it does not. */
  private final Bands said = new Bands();

  private final Bands unsaid = new Bands();

  /** Whether the first are looked for: only once there is one of the second. */
  private boolean lookedFor;

  private long made;

  /** Whether fingerprints are compared here, which takes several times the memory. */
  public boolean comparesFingerprints() {
    return lookedFor;
  }

  /** A story, as far as is known. */
  static final class Story {
    private final String name;
    private final Set<Told> told = new HashSet<>();

    /** What the analysis calls it, and what it calls others that are part of it. */
    private final Set<String> analysis = new HashSet<>();

    private Story(String name) {
      this.name = name;
    }

    boolean hasUnsaid() {
      return told.stream().anyMatch(one -> one.analysis.isEmpty());
    }
  }

  /** An article that tells a story. */
  static final class Told {
    private final String article;
    private String analysis;
    private final byte[] fingerprint;
    private @Nullable Story story;

    private Told(String article, String analysis, byte[] fingerprint) {
      this.article = article;
      this.analysis = analysis;
      this.fingerprint = fingerprint;
    }

    byte[] fingerprint() {
      return fingerprint;
    }

    Story story() {
      if (story == null) {
        throw new IllegalStateException(article + " is in no story");
      }
      return story;
    }

    private boolean isCopyOf(Told other) {
      int equal = 0;
      for (int i = 0; i < Math.min(fingerprint.length, other.fingerprint.length); i++) {
        equal += fingerprint[i] == other.fingerprint[i] ? 1 : 0;
      }
      return equal >= SAME_STORY * Fingerprint.PLACES;
    }
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
    Story known = told.analysis.isEmpty() ? null : byAnalysis.get(told.analysis);
    Story story = known == null ? new Story("story-" + made++) : known;
    if (!told.analysis.isEmpty()) {
      byAnalysis.put(told.analysis, story);
      story.analysis.add(told.analysis);
    }
    story.told.add(told);
    told.story = story;
    renamed.put(told.article, story.name);
    if (told.fingerprint.length > 0) {
      note(told, story);
      for (Story alike : alike(told, story)) {
        join(told.story(), alike, renamed);
      }
    }
  }

  private void note(Told told, Story story) {
    if (told.analysis.isEmpty()) {
      unsaid.add(told, story);
      if (!lookedFor) {
        lookedFor = true;
        byArticle.values().stream()
            .filter(other -> !other.analysis.isEmpty())
            .forEach(other -> said.add(other, other.story()));
      }
    } else if (lookedFor) {
      said.add(told, story);
    }
  }

  /** The other stories of which some article is a copy of this one. */
  private Set<Story> alike(Told told, Story own) {
    Set<Story> alike = new HashSet<>();
    if (told.analysis.isEmpty()) {
      said.alike(told, own, Told::isCopyOf, alike);
    }
    unsaid.alike(told, own, Told::isCopyOf, alike);
    return alike;
  }

  /** Makes one story of two; the smaller one's articles are told by the larger one's name. */
  private void join(Story one, Story other, Map<String, String> renamed) {
    if (one == other) {
      return;
    }
    Story larger = one.told.size() >= other.told.size() ? one : other;
    Story smaller = larger == one ? other : one;
    for (Told told : smaller.told) {
      told.story = larger;
      renamed.put(told.article, larger.name);
      if (told.analysis.isEmpty() || lookedFor) {
        (told.analysis.isEmpty() ? unsaid : said).move(told, smaller, larger);
      }
    }
    larger.told.addAll(smaller.told);
    larger.analysis.addAll(smaller.analysis);
    smaller.analysis.forEach(name -> byAnalysis.put(name, larger));
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
    merged.analysis.remove(story);
    merged.told.stream()
        .filter(told -> told.analysis.equals(story))
        .forEach(told -> told.analysis = into);
    Story known = byAnalysis.get(into);
    merged.analysis.add(into);
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
    if (!story.told.isEmpty()
        && (story.analysis.size() > 1 || story.hasUnsaid() || gone.analysis.isEmpty())) {
      List<Told> left = new ArrayList<>(story.told);
      left.forEach(told -> forget(told.article));
      Map<String, String> before = new HashMap<>();
      left.forEach(told -> before.put(told.article, story.name));
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
    story.told.remove(gone);
    if (gone.analysis.isEmpty() || lookedFor) {
      (gone.analysis.isEmpty() ? unsaid : said).remove(gone, story);
    }
    if (story.told.isEmpty()) {
      story.analysis.forEach(byAnalysis::remove);
    }
  }
}
