package io.wirewatch.matcher;

/** The part of a document that is looked at: all of it, or of one field a sentence alone. */
final class Sight {
  private static final int NO_FIELD = -1;

  private int field = NO_FIELD;
  private int from;
  private int until = Integer.MAX_VALUE;
  private int changes;

  /** Of a text field only some positions are in sight, until {@link #everywhere}. */
  void onlyWithin(int field, int first, int end) {
    this.field = field;
    from = first;
    until = end;
    changes++;
  }

  /** How often it changed; a change for each document and each sentence. */
  int changes() {
    return changes;
  }

  void everywhere() {
    onlyWithin(NO_FIELD, 0, Integer.MAX_VALUE);
  }

  /** Whether only a part of a field is in sight. */
  boolean isPartOf(int field) {
    return field == this.field;
  }

  /** The first position of a field that is in sight. */
  int first(int field) {
    return isPartOf(field) ? from : 0;
  }

  /** Where what is in sight of a field ends, exclusive. */
  int end(int field) {
    return isPartOf(field) ? until : Integer.MAX_VALUE;
  }

  boolean includes(int field, int position) {
    return !isPartOf(field) || (position >= from && position < until);
  }
}
