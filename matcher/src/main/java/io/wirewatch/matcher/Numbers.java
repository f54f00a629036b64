package io.wirewatch.matcher;

import java.util.Arrays;
import org.apache.lucene.util.NumericUtils;

/** The numbers and dates of a document. */
final class Numbers {
  private int[] fields = new int[4];
  private long[] values = new long[4];
  private int size;

  /** A number as a long of the same order. */
  static long sortable(double value) {
    return NumericUtils.doubleToSortableLong(value);
  }

  void clear() {
    size = 0;
  }

  /** Adds a value, {@link #sortable} or in milliseconds. */
  void add(int field, long value) {
    if (size == fields.length) {
      fields = Arrays.copyOf(fields, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    fields[size] = field;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int field(int index) {
    return fields[index];
  }

  long value(int index) {
    return values[index];
  }
}
