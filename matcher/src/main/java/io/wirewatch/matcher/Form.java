package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.List;

/**
 * What a form of a word, as it stands in a text, becomes in one field: usually one term, or none
 * for a word that is left out, or several. Used by one thread.
 */
final class Form {
  /**
   * A term that the form becomes.
   *
   * @param increment how many positions after the term before; 1 for the first, usually
   * @param start in UTF-16 units from the start of the form
   * @param end exclusive; {@link #WHOLE} for where the form ends
   */
  record Part(String term, int increment, int start, int end) {}

  static final int WHOLE = -1;

  private static final int[] NO_WORDS = {};

  final int field;
  final int hash;
  final Part[] parts;
  final char[] text;

  /** Positions of what was left out after the last part, or all when there are no parts. */
  final int trailing;

  private final int[][] words;
  private int resolvedAt;

  Form(int field, int hash, char[] text, List<Part> parts, int trailing) {
    this.field = field;
    this.hash = hash;
    this.text = text;
    this.parts = parts.toArray(Part[]::new);
    this.trailing = trailing;
    this.words = new int[this.parts.length][];
    Arrays.fill(words, NO_WORDS);
  }

  boolean is(int field, int hash, char[] chars, int from, int length) {
    return this.hash == hash
        && this.field == field
        && Arrays.equals(text, 0, text.length, chars, from, from + length);
  }

  /**
   * The words, and patterns of words, that a part is.
   *
   * @param asOf the size that the vocabulary had at least
   */
  int[] words(int part, Vocabulary vocabulary, int asOf) {
    if (resolvedAt < asOf) {
      resolve(vocabulary);
    }
    return words[part];
  }

  private void resolve(Vocabulary vocabulary) {
    int now = vocabulary.size();
    for (int i = 0; i < parts.length; i++) {
      String term = parts[i].term();
      Ids ids = new Ids();
      Word word = vocabulary.find(field, term);
      if (word != null) {
        ids.add(word.id);
      }
      vocabulary.patterns(field).matching(term, ids::add);
      words[i] = ids.found;
    }
    resolvedAt = now;
  }

  private static final class Ids {
    private int[] found = NO_WORDS;

    private void add(int id) {
      found = Arrays.copyOf(found, found.length + 1);
      found[found.length - 1] = id;
    }
  }
}
