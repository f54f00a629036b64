package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which stored queries a word makes candidates. Immutable; an edit shares what it leaves alone.
 *
 * <p>The list of a word has two numbers for each query: another word that a document must have as
 * well, or {@link #NO_SECOND}; and the query's slot with what is then known, see {@link #slot} and
 * {@link #verdict}.
 */
final class Candidates {
  static final int NO_SECOND = -1;

  private static final int VERDICT_BITS = 2;
  private static final int REMOVED = -1;

  private static final int[] EMPTY = {};

  private final PersistentArray<int[]> lists;

  private Candidates(PersistentArray<int[]> lists) {
    this.lists = lists;
  }

  static Candidates none() {
    return new Candidates(PersistentArray.empty());
  }

  /** The list of a word; null when it makes no query a candidate. */
  int @Nullable [] of(int word) {
    return lists.get(word);
  }

  /** The slot of the second number of a list's entry. */
  static int slot(int number) {
    return number >>> VERDICT_BITS;
  }

  /** What is known, by the second number of a list's entry, of a document that has the words. */
  static Cover.Verdict verdict(int number) {
    return Cover.Verdict.of(number & ((1 << VERDICT_BITS) - 1));
  }

  /** Collects what is to be removed and added. */
  static final class Edit {
    private final BitSet removed = new BitSet();
    private int[] words = new int[16];
    private int[] seconds = new int[16];
    private int[] slots = new int[16];
    private int size;

    /** Removes a query. */
    void remove(Stored stored) {
      removed.set(stored.slot());
      for (int word : stored.cover()) {
        put(word, NO_SECOND, REMOVED);
      }
    }

    /** Adds a query, which may be one that was removed before. */
    void add(Stored stored, Cover cover) {
      for (Cover.Entry entry : cover.entries()) {
        // what is asked of a sentence is not decided by what the document has
        Cover.Verdict verdict =
            stored.sentencesOf() == Stored.DOCUMENT ? entry.verdict() : Cover.Verdict.CANDIDATE;
        Word second = entry.second();
        put(
            entry.word().id,
            second == null ? NO_SECOND : second.id,
            stored.slot() << VERDICT_BITS | verdict.code);
      }
    }

    private void put(int word, int second, int slot) {
      if (size == words.length) {
        words = Arrays.copyOf(words, size * 2);
        seconds = Arrays.copyOf(seconds, size * 2);
        slots = Arrays.copyOf(slots, size * 2);
      }
      words[size] = word;
      seconds[size] = second;
      slots[size++] = slot;
    }

    /** The candidates before, with the edit. */
    Candidates applyTo(Candidates before) {
      long[] byWord = new long[size];
      for (int i = 0; i < size; i++) {
        byWord[i] = (long) words[i] << 32 | i;
      }
      Arrays.sort(byWord);
      PersistentArray.Editor<int[]> lists = before.lists.edit();
      for (int start = 0, end; start < size; start = end) {
        int word = (int) (byWord[start] >>> 32);
        end = start + 1;
        while (end < size && (int) (byWord[end] >>> 32) == word) {
          end++;
        }
        lists.set(word, edited(lists.get(word), byWord, start, end));
      }
      return new Candidates(lists.done());
    }

    private int @Nullable [] edited(int @Nullable [] list, long[] byWord, int start, int end) {
      int[] before = list == null ? EMPTY : list;
      int[] edited = new int[before.length + 2 * (end - start)];
      int length = 0;
      for (int i = 0; i < before.length; i += 2) {
        if (!removed.get(slot(before[i + 1]))) {
          edited[length++] = before[i];
          edited[length++] = before[i + 1];
        }
      }
      for (int i = start; i < end; i++) {
        int at = (int) byWord[i];
        if (slots[at] != REMOVED) {
          edited[length++] = seconds[at];
          edited[length++] = slots[at];
        }
      }
      return length == 0 ? null : Arrays.copyOf(edited, length);
    }
  }
}
