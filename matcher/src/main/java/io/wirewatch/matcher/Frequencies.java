package io.wirewatch.matcher;

import java.util.Arrays;

/**
 * In how many documents each word was found lately. Learnt from some of the documents by whichever
 * threads read them, without locks: a count that is lost now and then does no harm.
 */
final class Frequencies {
  /** How many documents the guess from a word's length is worth. */
  private static final double GUESSED = 8;

  /** After so many documents the counts are halved, so that they follow the stream. */
  private static final int MANY = 1 << 14;

  private volatile int[] counts = new int[64];
  private volatile int documents;

  /** Makes room for words of these numbers. Not to be called by two threads at once. */
  void makeRoom(int words) {
    int[] now = counts;
    if (words > now.length) {
      counts = Arrays.copyOf(now, Math.max(words, now.length * 2));
    }
  }

  /** Counts a document that has the first of some words. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // see above
  void learn(int[] words, int size) {
    int[] now = counts;
    for (int i = 0; i < size; i++) {
      if (words[i] < now.length) {
        now[words[i]]++;
      }
    }
    documents++;
  }

  /** Halves the counts when there are many. Not to be called by two threads at once. */
  void forgetSome() {
    if (documents >= MANY) {
      int[] now = counts;
      for (int i = 0; i < now.length; i++) {
        now[i] >>= 1;
      }
      documents >>= 1;
    }
  }

  /** How many documents were counted. */
  int documents() {
    return documents;
  }

  /** In what part of the documents a word is found, from 0 to 1; 2 for what most documents have. */
  double of(Word word) {
    if (!word.hasPlaces()) {
      return 2;
    }
    int[] now = counts;
    int count = word.id < now.length ? now[word.id] : 0;
    return (count + GUESSED * guess(word)) / (documents + GUESSED);
  }

  /** The longer a word the rarer. */
  private static double guess(Word word) {
    int length = Math.max(2, word.text.length());
    return word.kind == Word.Kind.PATTERN ? 0.5 : 1.0 / (length * length);
  }
}
