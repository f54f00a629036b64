package io.wirewatch.analysis.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says of each article which story it tells: the one to whose articles it is on average the most
 * alike, when that reaches the measure's threshold, else a new one. When an article joins two
 * stories, so that their articles are now on average alike, the younger is merged into the older,
 * and said to be.
 *
 * <p>What an article is said to tell depends on the articles that came before it, in their order,
 * and on nothing else; the last so many are remembered, whatever their event time, and compared by
 * event time. Used by one thread at a time.
 */
public final class Stories {
  private final Measure measure;
  private final int remember;
  private final Memory memory;
  private final Map<String, Story> stories = new HashMap<>();

  /**
   * Knows no story yet.
   *
   * @param remember how many articles are remembered, at least 1; one takes some 1.5 kB
   */
  public Stories(Measure measure, Background background, int remember) {
    this.measure = measure;
    this.remember = remember;
    this.memory = new Memory(background);
  }

  /**
   * Which story an article tells.
   *
   * @param story the story's id: that of the article that was first to tell it
   * @param similarity its mean likeness to the story's articles, from 0 to 1; 0 when it is the
   *     first
   * @param merged the stories that became part of this one by the article's coming
   */
  public record Assignment(String story, double similarity, List<String> merged) {}

  /** A story, with how alike an article is to it. */
  private record Link(Story story, double similarity) {}

  /**
   * Assigns an article, and remembers it. An article that is known stays in its story, whatever its
   * new revision says.
   */
  public Assignment assign(Sketch sketch) {
    Optional<Story> before = forget(sketch.article());
    Remembered article = remember(sketch);
    if (before.isPresent()) {
      Story story = before.get();
      double similarity = memory.alike(article, story.known(), measure);
      story.add(article);
      stories.put(story.id, story);
      return new Assignment(story.id, similarity, List.of());
    }
    List<Link> links = links(article);
    if (links.isEmpty()) {
      return new Assignment(begin(article).id, 0, List.of());
    }
    Story story = links.getFirst().story();
    story.add(article);
    List<String> merged = new ArrayList<>();
    for (Link other : links.subList(1, links.size())) {
      if (alike(story, other.story()) >= measure.threshold()) {
        Story older = story.since() <= other.story().since() ? story : other.story();
        Story younger = older == story ? other.story() : story;
        merge(younger, older);
        merged.add(younger.id);
        story = older;
      }
    }
    return new Assignment(story.id, links.getFirst().similarity(), List.copyOf(merged));
  }

  /** Remembers an article with what it was said to tell, as after a restart. */
  public void restore(Sketch sketch, Assignment assigned) {
    forget(sketch.article());
    Story story = stories.computeIfAbsent(assigned.story(), Story::new);
    story.add(remember(sketch));
    for (String merged : assigned.merged()) {
      Story younger = stories.get(merged);
      if (younger != null && younger != story) {
        merge(younger, story);
      }
    }
  }

  /** How many articles are remembered. */
  public int size() {
    return memory.size();
  }

  private Remembered remember(Sketch sketch) {
    Remembered article = memory.add(sketch);
    if (memory.size() > remember) {
      forget(memory.oldest().id);
    }
    return article;
  }

  /** Forgets an article, and its story with the last; the story that it told. */
  private Optional<Story> forget(String id) {
    Remembered known = memory.get(id);
    if (known == null || known.story == null) {
      return Optional.empty();
    }
    memory.remove(known);
    known.story.remove(known);
    if (known.story.isForgotten()) {
      stories.remove(known.story.id);
    }
    return Optional.of(known.story);
  }

  private Story begin(Remembered article) {
    String id = article.id;
    while (stories.containsKey(id)) { // the article was forgotten, and the story it began was not
      id += "+";
    }
    Story story = new Story(id);
    story.add(article);
    stories.put(id, story);
    return story;
  }

  private void merge(Story younger, Story older) {
    older.absorb(younger);
    stories.remove(younger.id);
  }

  /** The stories that an article tells, by the measure; the one it is the most alike to first. */
  private List<Link> links(Remembered article) {
    Set<Story> candidates = new LinkedHashSet<>();
    for (Remembered other : memory.candidates(article, measure)) {
      if (other.story != null) {
        candidates.add(other.story);
      }
    }
    return candidates.stream()
        .map(story -> new Link(story, memory.alike(article, story.known(), measure)))
        .filter(link -> link.similarity() >= measure.threshold())
        .sorted(
            Comparator.comparingDouble((Link link) -> -link.similarity())
                .thenComparingLong(link -> link.story().since()))
        .toList();
  }

  private double alike(Story one, Story other) {
    return one.known().stream()
        .mapToDouble(article -> memory.alike(article, other.known(), measure))
        .average()
        .orElse(0);
  }
}
