package io.wirewatch.matcher;

import java.util.Arrays;

/** The words of a document's text fields that matter, in the order in which they were read. */
final class Tokens {
  private int[] fields = new int[512];
  private int[] positions = new int[512];
  private int[] starts = new int[512];
  private int[] ends = new int[512];
  private String[] terms = new String[512];
  private int size;

  void clear() {
    size = 0;
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

  /** Where the first token of a field starts that is at a position or after it. */
  int startFrom(int field, int position) {
    for (int token = 0; token < size; token++) {
      if (fields[token] == field && positions[token] >= position) {
        return starts[token];
      }
    }
    return 0;
  }

  /** Where the last token of a field ends that is at a position or before it. */
  int endUpTo(int field, int position) {
    for (int token = size - 1; token >= 0; token--) {
      if (fields[token] == field && positions[token] <= position) {
        return ends[token];
      }
    }
    return 0;
  }

  /** The term that the text's word was analysed to. */
  String term(int token) {
    return terms[token];
  }
}
