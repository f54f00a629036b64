package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The forms of words that a field had lately: a cache of a fixed size. What is asked of most words,
 * which word of the vocabulary they are, lies side by side in arrays small enough for a processor's
 * cache. A form is kept from the second time it is met; of the four in a set, one that is met moves
 * up, and a new one takes the last place. Used by one thread.
 */
final class Forms {
  /** The form is no word that a query asks for. */
  static final int NO_WORD = -1;

  /** The form itself must be looked at. */
  static final int NOT_SIMPLE = -2;

  private static final int UNKNOWN = -3;

  private static final int WAYS = 4;
  private static final int PACKED = 8; // ASCII characters in a long
  private static final int LONGEST = 64;
  private static final long HASHED = 1L << 63; // a key that is not the characters themselves
  private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 by the golden ratio

  private final long seed = new SplittableRandom().nextLong(); // so that nobody can fill one set
  private final int shift;
  private final long[] keys; // two for each
  private final int[] words;
  private final @Nullable Form[] forms;
  private final long[] metOnce; // by set
  private int asOf;

  private long key;
  private long moreKey;

  /**
   * An empty cache.
   *
   * @param bits of the number of its sets
   */
  Forms(int bits) {
    shift = Long.SIZE - bits;
    keys = new long[(2 * WAYS) << bits];
    words = new int[WAYS << bits];
    forms = new Form[WAYS << bits];
    metOnce = new long[1 << bits];
  }

  /** Where a form is kept; -1 when it is not. */
  int find(char[] chars, int from, int length) {
    if (!pack(chars, from, length)) {
      hash(chars, from, length);
    }
    int set = set();
    for (int at = set; at < set + WAYS; at++) {
      if (keys[2 * at] == key && keys[2 * at + 1] == moreKey && is(at, chars, from, length)) {
        return at == set ? at : moveUp(at);
      }
    }
    return -1;
  }

  /** Makes a key of the characters themselves, if they are few and all are ASCII. */
  private boolean pack(char[] chars, int from, int length) {
    if (length > 2 * PACKED) {
      return false;
    }
    int seen = 0;
    long packed = 1; // so that the length can be told
    int middle = from + Math.min(PACKED, length);
    for (int i = from; i < middle; i++) {
      packed = packed << 7 | chars[i];
      seen |= chars[i];
    }
    long more = 1;
    for (int i = middle; i < from + length; i++) {
      more = more << 7 | chars[i];
      seen |= chars[i];
    }
    key = packed;
    moreKey = more;
    return seen < 128;
  }

  private void hash(char[] chars, int from, int length) {
    long hash = seed;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ chars[i]) * SPREAD;
      hash ^= hash >>> 29;
    }
    key = hash | HASHED;
    moreKey = length;
  }

  private boolean is(int at, char[] chars, int from, int length) {
    return key > 0 || form(at).isOf(chars, from, length);
  }

  private int moveUp(int at) {
    int up = at - 1;
    swap(keys, 2 * at, 2 * up);
    swap(keys, 2 * at + 1, 2 * up + 1);
    int word = words[at];
    words[at] = words[up];
    words[up] = word;
    Form form = forms[at];
    forms[at] = forms[up];
    forms[up] = form;
    return up;
  }

  private static void swap(long[] array, int one, int other) {
    long value = array[one];
    array[one] = array[other];
    array[other] = value;
  }

  /**
   * Keeps the form that was asked for last, if it was met before and is not too long.
   *
   * @return where, or -1 when it is not kept
   */
  int keep(Form form, char[] chars, int from, int length) {
    if (length > LONGEST) {
      return -1;
    }
    int set = set();
    long met = key ^ moreKey * SPREAD;
    if (metOnce[set / WAYS] != met) {
      metOnce[set / WAYS] = met;
      return -1;
    }
    int at = set + WAYS - 1;
    keys[2 * at] = key;
    keys[2 * at + 1] = moreKey;
    words[at] = UNKNOWN;
    forms[at] = key > 0 ? form.copy() : form.copyOf(chars, from, length);
    return at;
  }

  private int set() {
    return (int) ((((key ^ seed) * SPREAD + moreKey) * SPREAD) >>> shift) * WAYS;
  }

  /** From now on, words are to be known that were in a vocabulary of this size. */
  void know(Vocabulary vocabulary, int size) {
    if (asOf < size) {
      asOf = vocabulary.size();
      Arrays.fill(words, UNKNOWN);
    }
  }

  /** The word that a kept form is; {@link #NO_WORD} or {@link #NOT_SIMPLE}. */
  int word(int at, int field, Vocabulary vocabulary) {
    int word = words[at];
    if (word == UNKNOWN) {
      word = only(form(at), field, vocabulary);
      words[at] = word;
    }
    return word;
  }

  private int only(Form form, int field, Vocabulary vocabulary) {
    if (!form.isSimple()) {
      return NOT_SIMPLE;
    }
    int[] all = form.words(0, field, vocabulary, asOf);
    return all.length == 0 ? NO_WORD : all.length == 1 ? all[0] : NOT_SIMPLE;
  }

  Form form(int at) {
    Form form = forms[at];
    if (form == null) {
      throw new IllegalStateException("no form is kept there");
    }
    return form;
  }
}
