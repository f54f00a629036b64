package io.wirewatch.matcher;

import java.util.Arrays;

/** Which positions of each text field belong to which of its sentences. */
final class Sentences {
  private final int[][] starts;
  private final int[] counts;

  Sentences(int fields) {
    starts = new int[fields][];
    counts = new int[fields];
    Arrays.setAll(starts, field -> new int[8]);
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  /** Adds a sentence to a field, which starts at a position. */
  void add(int field, int position) {
    int count = counts[field]++;
    if (count == starts[field].length) {
      starts[field] = Arrays.copyOf(starts[field], count * 2);
    }
    starts[field][count] = position;
  }

  int count(int field) {
    return counts[field];
  }

  /** The first position of a sentence. */
  int start(int field, int sentence) {
    return starts[field][sentence];
  }

  /** The position at which a sentence ends, exclusive. */
  int end(int field, int sentence) {
    return sentence + 1 < counts[field] ? starts[field][sentence + 1] : Integer.MAX_VALUE;
  }

  /** The sentence of a position, which is one of the field's. */
  int of(int field, int position) {
    int at = Arrays.binarySearch(starts[field], 0, counts[field], position);
    // several may start at one position: all but the last of these are empty
    while (at >= 0 && at + 1 < counts[field] && starts[field][at + 1] == position) {
      at++;
    }
    return at >= 0 ? at : -at - 2;
  }
}
