package io.wirewatch.analysis.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The remembered articles that tell one story, in the order of their coming. */
final class Story {
  /** A story told more often is known by this many of its articles, the last that came. */
  private static final int KNOWN_BY = 64;

  final String id;
  private final List<Remembered> articles = new ArrayList<>();

  Story(String id) {
    this.id = id;
  }

  void add(Remembered article) {
    article.story = this;
    articles.add(article);
  }

  void remove(Remembered article) {
    articles.remove(article);
  }

  /** Takes over another's articles. */
  void absorb(Story other) {
    other.articles.forEach(this::add);
    articles.sort(Comparator.comparingLong(article -> article.order));
    other.articles.clear();
  }

  boolean isForgotten() {
    return articles.isEmpty();
  }

  /** When the first of its remembered articles came. */
  long since() {
    return articles.getFirst().order;
  }

  /** The articles that stand for it. */
  List<Remembered> known() {
    return articles.subList(Math.max(0, articles.size() - KNOWN_BY), articles.size());
  }
}
