package io.wirewatch.analysis.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The articles that came last, found again by the words, the copied places and the sense that they
 * share with another.
 */
final class Memory {
  /** Articles are compared when they agree in a whole band of this many places. */
  private static final int BAND = 2;

  /** How many articles are looked at for the words they share, the rarest words first. */
  private static final int LOOKED_AT = 5_000;

  /** With how many of them an article is compared in full. */
  private static final int COMPARED = 100;

  /** Vectors whose signs differ in more than this share of places have little sense in common. */
  private static final double SIGNS_APART = 0.40;

  private static final double COPY = 1_000;
  private static final Deque<Remembered> NONE = new ArrayDeque<>(0);

  private final Background background;
  private final Map<String, Term> terms = new HashMap<>();
  private final Map<Integer, Deque<Remembered>> bands = new HashMap<>();
  private final LinkedHashMap<String, Remembered> articles = new LinkedHashMap<>();
  private final Deque<Remembered> withVectors = new ArrayDeque<>();
  private final Middle middle = new Middle();
  private long comparisons;
  private long coming;

  Memory(Background background) {
    this.background = background;
  }

  int size() {
    return articles.size();
  }

  @Nullable Remembered get(String id) {
    return articles.get(id);
  }

  Remembered oldest() {
    return articles.firstEntry().getValue();
  }

  /** Remembers an article. */
  Remembered add(Sketch sketch) {
    Term[] has = new Term[sketch.terms().size()];
    float[] counts = new float[has.length];
    int next = 0;
    for (Map.Entry<String, Float> term : sketch.terms().entrySet()) {
      has[next] =
          terms.computeIfAbsent(term.getKey(), word -> new Term(word, background.articles(word)));
      counts[next++] = (float) (1 + Math.log(Math.max(1, term.getValue())));
    }
    Remembered article = new Remembered(sketch, coming++, has, counts);
    articles.put(article.id, article);
    for (Term term : has) {
      term.articles.add(article);
    }
    for (int band : bands(article)) {
      bands.computeIfAbsent(band, none -> new ArrayDeque<>(1)).add(article);
    }
    if (article.hasVector()) {
      withVectors.add(article);
      middle.add(article.vector);
    }
    return article;
  }

  /** Forgets an article. */
  void remove(Remembered article) {
    articles.remove(article.id);
    for (Term term : article.terms) {
      term.articles.remove(article);
      if (term.articles.isEmpty()) {
        terms.remove(term.word);
      }
    }
    for (int band : bands(article)) {
      bands.computeIfPresent(band, (key, in) -> in.remove(article) && in.isEmpty() ? null : in);
    }
    if (article.hasVector()) {
      withVectors.remove(article);
      middle.remove(article.vector);
    }
  }

  /** The remembered articles that may be like one, the likeliest first; not itself. */
  List<Remembered> candidates(Remembered article, Measure measure) {
    long question = ++comparisons;
    List<Remembered> found = new ArrayList<>();
    for (int band : bands(article)) {
      for (Remembered other : bands.getOrDefault(band, NONE)) {
        note(article, other, COPY, question, measure, found);
      }
    }
    int all = all();
    Integer[] rarestFirst = new Integer[article.terms.length];
    Arrays.setAll(rarestFirst, i -> i);
    Arrays.sort(
        rarestFirst,
        Comparator.comparingDouble((Integer i) -> -article.terms[i].rarity(all, question))
            .thenComparing(i -> article.terms[i].word));
    int looked = 0;
    for (int i : rarestFirst) {
      Term term = article.terms[i];
      looked += term.articles.size();
      if (looked > LOOKED_AT) {
        break;
      }
      double rarity = term.rarity(all, question);
      for (Remembered other : term.articles) {
        note(article, other, rarity * rarity * article.counts[i], question, measure, found);
      }
    }
    if (article.hasVector()) {
      int apart = (int) (article.vector.length * SIGNS_APART);
      for (Remembered other : withVectors) {
        int signs = article.signsApart(other);
        if (signs <= apart) {
          note(article, other, apart - signs, question, measure, found);
        }
      }
    }
    found.sort(
        Comparator.comparingDouble((Remembered other) -> -other.shared())
            .thenComparingLong(other -> other.order));
    return found.subList(0, Math.min(COMPARED, found.size()));
  }

  private static void note(
      Remembered article,
      Remembered other,
      double shared,
      long question,
      Measure measure,
      List<Remembered> found) {
    if (other != article && measure.near(article, other) && other.share(shared, question)) {
      found.add(other);
    }
  }

  /** The mean likeness of an article to some others. */
  double alike(Remembered article, List<Remembered> others, Measure measure) {
    long comparison = ++comparisons;
    int all = all();
    double square = 0;
    for (int i = 0; i < article.terms.length; i++) {
      double weight = article.terms[i].rarity(all, comparison) * article.counts[i];
      article.terms[i].weigh(weight, comparison);
      square += weight * weight;
    }
    double sum = 0;
    for (Remembered other : others) {
      double product = 0;
      double otherSquare = 0;
      for (int i = 0; i < other.terms.length; i++) {
        double weight = other.terms[i].rarity(all, comparison) * other.counts[i];
        product += weight * other.terms[i].weight(comparison);
        otherSquare += weight * weight;
      }
      double words = product == 0 ? 0 : product / Math.sqrt(square * otherSquare);
      sum += measure.alike(article, other, words, middle);
    }
    return others.isEmpty() ? 0 : sum / others.size();
  }

  private int all() {
    return background.size() + articles.size();
  }

  private static int[] bands(Remembered article) {
    int[] bands = new int[article.fingerprint.length / BAND];
    for (int i = 0; i < bands.length; i++) {
      int first = article.fingerprint[BAND * i] & 0xff;
      int second = article.fingerprint[BAND * i + 1] & 0xff;
      bands[i] = (i << 16) | (first << 8) | second;
    }
    return bands;
  }
}
