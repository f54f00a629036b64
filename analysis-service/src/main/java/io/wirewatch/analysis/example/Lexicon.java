package io.wirewatch.analysis.example;

import io.wirewatch.analysis.text.Terms;
import java.util.Arrays;
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

  /** Between the words of a pair. */
  private static final char PAIR = ' ';

  /** By word: its number. Words and pairs are numbered together from 0. */
  private final Map<String, Integer> words = new HashMap<>();

  /** By first word and second word: the number of the pair. */
  private final Map<String, Map<String, Integer>> pairs = new HashMap<>();

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
      terms(example).forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < ENOUGH);
    rarity = new float[counts.size()];
    int number = 0;
    for (Map.Entry<String, Integer> term : counts.entrySet()) {
      rarity[number] = (float) (1 + Math.log((1.0 + examples.size()) / (1 + term.getValue())));
      put(term.getKey(), number++);
    }
  }

  private static Set<String> terms(String text) {
    Set<String> terms = new HashSet<>();
    List<String> lemmas = Terms.lemmas(text);
    for (int i = 0; i < lemmas.size(); i++) {
      terms.add(lemmas.get(i));
      if (i > 0) {
        terms.add(lemmas.get(i - 1) + PAIR + lemmas.get(i));
      }
    }
    return terms;
  }

  private void put(String term, int number) {
    int second = term.indexOf(PAIR) + 1;
    if (second == 0) {
      words.put(term, number);
    } else {
      pairs
          .computeIfAbsent(term.substring(0, second - 1), none -> new HashMap<>())
          .put(term.substring(second), number);
    }
  }

  int size() {
    return rarity.length;
  }

  Words of(String text) {
    int[] found = numbers(Terms.lemmas(text));
    int distinct = 0;
    for (int i = 0; i < found.length; i++) {
      distinct += i == 0 || found[i] != found[i - 1] ? 1 : 0;
    }
    Words words = new Words(distinct);
    double squares = 0;
    for (int i = 0, at = 0, end; i < found.length; i = end) {
      end = i + 1;
      while (end < found.length && found[end] == found[i]) {
        end++;
      }
      float weight = (float) (1 + Math.log(end - i)) * rarity[found[i]];
      squares += weight * weight;
      words.numbers[at] = found[i];
      words.weights[at++] = weight;
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    for (int i = 0; i < distinct; i++) {
      words.weights[i] = (float) (words.weights[i] / length);
    }
    return words;
  }

  /** Of all words and pairs that are known, as often as they stand there, upwards. */
  private int[] numbers(List<String> lemmas) {
    int[] numbers = new int[2 * lemmas.size()];
    int size = 0;
    Map<String, Integer> followers = Map.of();
    for (String lemma : lemmas) {
      Integer word = words.get(lemma);
      if (word != null) {
        numbers[size++] = word;
      }
      Integer pair = followers.get(lemma);
      if (pair != null) {
        numbers[size++] = pair;
      }
      followers = pairs.getOrDefault(lemma, Map.of());
    }
    Arrays.sort(numbers, 0, size);
    return Arrays.copyOf(numbers, size);
  }
}
