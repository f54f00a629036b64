package io.wirewatch.matcher;

/**
 * Asks for several things at once, and for the absence of others.
 *
 * @param required at least one
 * @param excluded perhaps none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a list would double the memory
record AllClause(Clause[] required, Clause[] excluded) implements Clause {
  @Override
  public boolean matches(Reading reading) {
    for (Clause clause : required) {
      if (!clause.matches(reading)) {
        return false;
      }
    }
    for (Clause clause : excluded) {
      if (clause.matches(reading)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    for (Clause clause : required) {
      if (!clause.witness(reading, witnesses)) {
        return false;
      }
    }
    for (Clause clause : excluded) {
      if (clause.matches(reading)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long sentences(int field, Reading reading) {
    long all = SentencesOfWords.ALL;
    for (int i = 0; i < required.length && all != 0; i++) {
      all &= required[i].sentences(field, reading);
    }
    return all;
  }

  /** That of the clause with the rarest words; with a second word, which is in another clause. */
  @Override
  public Cover cover(Frequencies frequencies) {
    int chosen = 0;
    Cover best = required[0].cover(frequencies);
    for (int i = 1; i < required.length; i++) {
      Cover other = required[i].cover(frequencies);
      if (other.cost() < best.cost()) {
        best = other;
        chosen = i;
      }
    }
    boolean nothingElse = excluded.length == 0;
    if (required.length == 1) {
      return nothingElse ? best : best.undecided();
    }
    Word second = null;
    double cost = Double.MAX_VALUE;
    for (int i = 0; i < required.length; i++) {
      if (i != chosen && required[i] instanceof Word word && frequencies.of(word) < cost) {
        second = word;
        cost = frequencies.of(word);
      }
    }
    boolean decided = nothingElse && required.length == 2;
    return second == null ? best.undecided() : best.and(second, decided);
  }

  @Override
  public int effort() {
    return Clauses.effort(required) + Clauses.effort(excluded);
  }
}
