package io.wirewatch.analysis.example;

import io.wirewatch.analysis.text.Terms;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words of the examples, each as its lemma, and the pairs of words that follow each other
 * there: what a sentence's sense leaves open, such as whether sanctions were imposed or lifted. A
 * text's weights are those of tf-idf with the logarithm of a word's count (Manning, Raghavan,
 * Schütze: Introduction to Information Retrieval, 2008, section 6.4), to the length 1. Immutable.
 */
final class Lexicon {
  /** In how many examples a word or pair has to stand for anything to be learnt of it. */
  private static final int ENOUGH = 2;

  /** By word or pair: its number, from 0. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** By number: the logarithm of how rare it is. */
  private final float[] rarity;

  /** What a text has of a lexicon: the numbers of words and pairs, upwards, and their weights. */
  static final class Words {
    private final int[] numbers;
    private final float[] weights;

    private Words(int size) {
      numbers = new int[size];
      weights = new float[size];
    }

    int[] numbers() {
      return numbers;
    }

    float[] weights() {
      return weights;
    }
  }

  Lexicon(Collection<String> examples) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String example : examples) {
      Set<String> once = new HashSet<>(terms(example).keySet());
      once.forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < ENOUGH);
    rarity = new float[counts.size()];
    counts.forEach(
        (term, count) -> {
          rarity[numbers.size()] = (float) (1 + Math.log((1.0 + examples.size()) / (1 + count)));
          numbers.put(term, numbers.size());
        });
  }

  int size() {
    return rarity.length;
  }

  Words of(String text) {
    TreeMap<Integer, Float> found = new TreeMap<>();
    terms(text)
        .forEach(
            (term, count) -> {
              Integer number = numbers.get(term);
              if (number != null) {
                found.put(number, (float) (1 + Math.log(count)) * rarity[number]);
              }
            });
    double squares = 0;
    for (float weight : found.values()) {
      squares += weight * weight;
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    Words words = new Words(found.size());
    int i = 0;
    for (Map.Entry<Integer, Float> entry : found.entrySet()) {
      words.numbers[i] = entry.getKey();
      words.weights[i++] = (float) (entry.getValue() / length);
    }
    return words;
  }

  private static Map<String, Integer> terms(String text) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> lemmas = Terms.lemmas(text);
    for (int i = 0; i < lemmas.size(); i++) {
      counts.merge(lemmas.get(i), 1, Integer::sum);
      if (i > 0) {
        counts.merge(lemmas.get(i - 1) + ' ' + lemmas.get(i), 1, Integer::sum);
      }
    }
    return counts;
  }
}
