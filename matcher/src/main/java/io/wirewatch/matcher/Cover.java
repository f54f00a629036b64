package io.wirewatch.matcher;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Words of which each document that matches a clause has at least one.
 *
 * @param cost how many of a hundred documents, say, have one of them: the sum of their frequencies
 * @param entries empty when no document can match
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; there are millions
record Cover(double cost, Entry[] entries) {
  /**
   * One of the words.
   *
   * @param second another word that a document which has this one must have as well; null if none
   *     is known
   * @param decides whether a document that has both matches for certain
   */
  record Entry(Word word, @Nullable Word second, boolean decides) {}

  /** Of a clause that no document matches. */
  static final Cover NONE = new Cover(0, new Entry[0]);

  static Cover of(Word word, Frequencies frequencies) {
    return new Cover(frequencies.of(word), new Entry[] {new Entry(word, null, true)});
  }

  /** One of the first of some covers is met. */
  static Cover union(Cover[] covers, int count) {
    if (count == 1) {
      return covers[0];
    }
    double cost = 0;
    int size = 0;
    for (int i = 0; i < count; i++) {
      cost += covers[i].cost;
      size += covers[i].entries.length;
    }
    Entry[] entries = new Entry[size];
    for (int i = 0, at = 0; i < count; i++) {
      Entry[] from = covers[i].entries;
      System.arraycopy(from, 0, entries, at, from.length);
      at += from.length;
    }
    return new Cover(cost, entries);
  }

  /** The same words, for a clause that asks for more than these. */
  Cover undecided() {
    return and(null, false);
  }

  /**
   * The same words, for a clause that asks for another word as well.
   *
   * @param complete whether it asks for nothing else
   */
  Cover and(@Nullable Word another, boolean complete) {
    Entry[] more = Arrays.copyOf(entries, entries.length);
    for (int i = 0; i < more.length; i++) {
      Entry entry = more[i];
      Word second = entry.second() == null ? another : entry.second();
      boolean decides = complete && entry.decides() && entry.second() == null;
      more[i] = new Entry(entry.word(), second, decides);
    }
    return new Cover(cost, more);
  }

  /** Whether some of the words is in any document that has the field at all. */
  boolean isUniversal() {
    for (Entry entry : entries) {
      if (!entry.word().hasPlaces()) {
        return true;
      }
    }
    return false;
  }
}
