package io.wirewatch.matcher;

import java.util.Arrays;

/** The words of a document's text fields that matter, in the order in which they were read. */
final class Tokens {
  static final int ANY_FIELD = -1;

  private int[] fields = new int[512];
  private int[] positions = new int[512];
  private int[] starts = new int[512];
  private int[] ends = new int[512];
  private String[] terms = new String[512];
  private int size;

  /** Whether all are of one field, so that their positions ascend. */
  private boolean ascending = true;

  void clear() {
    size = 0;
    ascending = true;
  }

  /**
   * Adds a token.
   *
   * @param position in words, from the start of the field
   * @param start in UTF-16 units
   * @param end exclusive
   */
  void add(int field, int position, int start, int end, String term) {
    if (size == fields.length) {
      fields = Arrays.copyOf(fields, size * 2);
      positions = Arrays.copyOf(positions, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      terms = Arrays.copyOf(terms, size * 2);
    }
    ascending &= size == 0 || (fields[size - 1] == field && positions[size - 1] <= position);
    fields[size] = field;
    positions[size] = position;
    starts[size] = start;
    ends[size] = end;
    terms[size++] = term;
  }

  int size() {
    return size;
  }

  int field(int token) {
    return fields[token];
  }

  int position(int token) {
    return positions[token];
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /**
   * The first token of a field between two positions, both included; -1 when there is none.
   *
   * @param field a field's number, or {@link #ANY_FIELD}
   */
  int first(int field, int from, int until) {
    for (int token = ascending ? firstFrom(from) : 0; token < size; token++) {
      if (isWithin(token, field, from, until)) {
        return token;
      }
      if (ascending) {
        return -1;
      }
    }
    return -1;
  }

  /** The first token at a position or after it, when they ascend. */
  private int firstFrom(int position) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions[middle] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Likewise the last; of several at its position, the one that ends last. */
  int last(int field, int from, int until) {
    int last = -1;
    int end = ascending && until < Integer.MAX_VALUE ? firstFrom(until + 1) : size;
    for (int token = end - 1; token >= 0; token--) {
      if (ascending && positions[token] < from) {
        return last;
      }
      if (isWithin(token, field, from, until)) {
        if (last >= 0 && positions[token] < positions[last]) {
          return last;
        }
        last = last < 0 || ends[token] > ends[last] ? token : last;
      }
    }
    return last;
  }

  private boolean isWithin(int token, int field, int from, int until) {
    return (fields[token] == field || field == ANY_FIELD)
        && positions[token] >= from
        && positions[token] <= until;
  }

  /** The term that the text's word was analysed to. */
  String term(int token) {
    return terms[token];
  }
}
