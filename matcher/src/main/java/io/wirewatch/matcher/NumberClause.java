package io.wirewatch.matcher;

import java.util.Arrays;

/**
 * Asks for a value of a number or date field within one of some ranges.
 *
 * @param exists that the field has any value, which is what makes a document a candidate
 * @param bounds the lowest and highest value of each range, both inclusive, in ascending order and
 *     apart from each other; as {@link Numbers#sortable} makes them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NumberClause(Word exists, long[] bounds) implements Clause {
  @Override
  public boolean matches(Reading reading) {
    Numbers numbers = reading.numbers();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.field(i) == exists.field && isWithin(numbers.value(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isWithin(long value) {
    int at = Arrays.binarySearch(bounds, value);
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    return matches(reading); // a number is no place in a text
  }

  @Override
  public long sentences(int field, Reading reading) {
    return exists.sentences(field, reading);
  }

  @Override
  public Cover cover(Frequencies frequencies) {
    return exists.cover(frequencies).undecided();
  }

  @Override
  public int effort() {
    return 1;
  }
}
