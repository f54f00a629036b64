package io.wirewatch.matcher;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a form of a word, as it stands in a text, becomes in one field: usually one term, or none
 * for a word that is left out, or several. Used by one thread.
 */
final class Form {
  private static final char[] NOTHING = {};
  private static final int[] NO_WORDS = {};
  private static final int NUMBERS = 4; // for each term: where it ends, and the three of add

  private char[] chars;
  private int[] layout;
  private int size;
  private int trailing;
  private int[][] words = {NO_WORDS};
  private int @Nullable [] inOnePlace;
  private char[] itself = NOTHING; // only where it must be compared
  private int resolvedAt;

  Form() {
    this(new char[32], new int[NUMBERS]);
  }

  private Form(char[] chars, int[] layout) {
    this.chars = chars;
    this.layout = layout;
    clear();
  }

  /** Forgets the terms. */
  void clear() {
    size = 0;
    trailing = 0;
    resolvedAt = 0;
  }

  /**
   * Adds a term.
   *
   * @param increment how many positions after the term before; 1 for the first, usually
   * @param start in UTF-16 units from the start of the form
   * @param beforeEnd how many UTF-16 units before the end of the form it ends
   */
  void add(char[] from, int at, int length, int increment, int start, int beforeEnd) {
    if ((size + 1) * NUMBERS > layout.length) {
      layout = Arrays.copyOf(layout, layout.length * 2);
    }
    int begin = begin(size);
    int end = begin + length;
    if (end > chars.length) {
      chars = Arrays.copyOf(chars, end * 2);
    }
    System.arraycopy(from, at, chars, begin, length);
    replaceHalfCharacters(begin, end);
    int number = size * NUMBERS;
    layout[number] = end;
    layout[number + 1] = increment;
    layout[number + 2] = start;
    layout[number + 3] = beforeEnd;
    size++;
  }

  /** As in UTF-8, in which Lucene's terms are: half of a surrogate pair is U+FFFD. */
  private void replaceHalfCharacters(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (Character.isSurrogate(chars[i])) {
        if (i + 1 < end && Character.isSurrogatePair(chars[i], chars[i + 1])) {
          i++;
        } else {
          chars[i] = '\uFFFD';
        }
      }
    }
  }

  /** Positions of what was left out after the last term, or in place of all terms. */
  void leftOut(int positions) {
    trailing = positions;
  }

  /** The same, in as little memory as it needs. */
  Form copy() {
    Form copy = new Form(Arrays.copyOf(chars, begin(size)), Arrays.copyOf(layout, size * NUMBERS));
    copy.size = size;
    copy.trailing = trailing;
    return copy;
  }

  /** Likewise, with how it stands in the text. */
  Form copyOf(char[] text, int from, int length) {
    Form copy = copy();
    copy.itself = Arrays.copyOfRange(text, from, from + length);
    return copy;
  }

  /** Whether it is a copy of these characters. */
  boolean isOf(char[] text, int from, int length) {
    return Arrays.equals(itself, 0, itself.length, text, from, from + length);
  }

  /** How many terms it becomes. */
  int size() {
    return size;
  }

  int increment(int term) {
    return layout[term * NUMBERS + 1];
  }

  int start(int term) {
    return layout[term * NUMBERS + 2];
  }

  int beforeEnd(int term) {
    return layout[term * NUMBERS + 3];
  }

  int leftOut() {
    return trailing;
  }

  /** A term's characters. */
  String term(int term) {
    int begin = begin(term);
    return new String(chars, begin, layout[term * NUMBERS] - begin);
  }

  private int begin(int term) {
    return term == 0 ? 0 : layout[(term - 1) * NUMBERS];
  }

  /** Whether it is one term, with nothing unusual about its place. */
  boolean isSimple() {
    return size == 1 && trailing == 0 && layout[1] == 1 && layout[2] == 0 && layout[3] == 0;
  }

  /**
   * What {@link #words} says of all its terms, if they all stand where it stands; otherwise null.
   */
  int @Nullable [] wordsInOnePlace(int field, Vocabulary vocabulary, int asOf) {
    if (resolvedAt < asOf) {
      resolve(field, vocabulary);
    }
    return inOnePlace;
  }

  private boolean isInOnePlace() {
    boolean same = trailing == 0;
    for (int i = 0; i < size && same; i++) {
      same = increment(i) == (i == 0 ? 1 : 0) && start(i) == 0 && beforeEnd(i) == 0;
    }
    return same && size > 0;
  }

  /**
   * The words of the vocabulary, and the patterns of words, that a term is.
   *
   * @param asOf the size that the vocabulary had at least
   */
  int[] words(int term, int field, Vocabulary vocabulary, int asOf) {
    if (resolvedAt < asOf) {
      resolve(field, vocabulary);
    }
    return words[term];
  }

  private void resolve(int field, Vocabulary vocabulary) {
    int now = vocabulary.size();
    if (words.length < size) {
      words = new int[size][];
    }
    for (int i = 0; i < size; i++) {
      int begin = begin(i);
      Word word = vocabulary.find(field, chars, begin, layout[i * NUMBERS] - begin);
      words[i] = word == null ? NO_WORDS : new int[] {word.id};
      Patterns patterns = vocabulary.patterns(field);
      if (!patterns.isEmpty()) {
        int term = i;
        patterns.matching(term(i), id -> words[term] = with(words[term], id));
      }
    }
    inOnePlace = isInOnePlace() ? joined() : null;
    resolvedAt = now;
  }

  private int[] joined() {
    int[] all = words[0];
    for (int i = 1; i < size; i++) {
      int had = all.length;
      all = Arrays.copyOf(all, had + words[i].length);
      System.arraycopy(words[i], 0, all, had, words[i].length);
    }
    return all;
  }

  private static int[] with(int[] some, int another) {
    int[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = another;
    return more;
  }
}
