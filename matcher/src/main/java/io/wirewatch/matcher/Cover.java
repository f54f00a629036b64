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
   * @param verdict what is known of a document that has both
   */
  record Entry(Word word, @Nullable Word second, Verdict verdict) {}

  /** What is known of a document that has the word, or words, of an entry. */
  enum Verdict {
    /** It may match. */
    CANDIDATE(0),
    /** It matches; there may be more in it that the clause asks for. */
    MATCH(1),
    /** It matches, and the clause asks for nothing else. */
    WHOLE_MATCH(2);

    /** From 0 to 2. */
    final int code;

    Verdict(int code) {
      this.code = code;
    }

    static Verdict of(int code) {
      return switch (code) {
        case 0 -> CANDIDATE;
        case 1 -> MATCH;
        case 2 -> WHOLE_MATCH;
        default -> throw new IllegalArgumentException("there is no verdict " + code);
      };
    }
  }

  /** Of a clause that no document matches. */
  static final Cover NONE = new Cover(0, new Entry[0]);

  static Cover of(Word word, Frequencies frequencies) {
    return new Cover(
        frequencies.of(word), new Entry[] {new Entry(word, null, Verdict.WHOLE_MATCH)});
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
      for (Entry entry : covers[i].entries) {
        Verdict verdict = entry.verdict() == Verdict.CANDIDATE ? Verdict.CANDIDATE : Verdict.MATCH;
        entries[at++] = new Entry(entry.word(), entry.second(), verdict);
      }
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
      boolean decides = complete && entry.second() == null;
      more[i] = new Entry(entry.word(), second, decides ? entry.verdict() : Verdict.CANDIDATE);
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
