package io.wirewatch.matcher;

import java.util.Arrays;

/** Which words a document has, each with a number of its own from 0: the order of its arrival. */
final class PresentWords {
  private long[] present = new long[16];
  private int[] localOf = new int[1024];
  private int[] ids = new int[256];
  private int size;

  void clear() {
    for (int i = 0; i < size; i++) {
      present[ids[i] >>> 6] = 0;
    }
    size = 0;
  }

  /** Adds a word; gives its number. */
  int add(int id) {
    if (id >= localOf.length) {
      localOf = Arrays.copyOf(localOf, Math.max(id + 1, localOf.length * 2));
      present = Arrays.copyOf(present, (localOf.length >>> 6) + 1);
    }
    if (has(id)) {
      return localOf[id];
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    present[id >>> 6] |= 1L << id;
    localOf[id] = size;
    ids[size] = id;
    return size++;
  }

  boolean has(int id) {
    int at = id >>> 6;
    return at < present.length && (present[at] & 1L << id) != 0;
  }

  /** The number of a word that is there. */
  int local(int id) {
    return localOf[id];
  }

  int size() {
    return size;
  }

  /** By their numbers; only the first {@link #size} count. */
  int[] ids() {
    return ids;
  }
}
