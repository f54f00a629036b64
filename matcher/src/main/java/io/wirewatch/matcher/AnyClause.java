package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Asks for some of several things.
 *
 * @param atLeast how many of them, from 1 to all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a list would double the memory
record AnyClause(int atLeast, Clause[] clauses) implements Clause {
  @Override
  public boolean matches(Reading reading) {
    int missing = atLeast;
    for (int i = 0; i < clauses.length && missing <= clauses.length - i; i++) {
      if (clauses[i].matches(reading) && --missing == 0) {
        return true;
      }
    }
    return false;
  }

  /** All that the document has, and not just as many as would do. */
  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    int found = 0;
    for (int i = 0; i < clauses.length && atLeast - found <= clauses.length - i; i++) {
      int before = witnesses.size();
      if (clauses[i].witness(reading, witnesses)) {
        found++;
      } else {
        witnesses.cutTo(before);
      }
    }
    return found >= atLeast;
  }

  @Override
  public long sentences(int field, Reading reading) {
    long any = 0;
    for (Clause clause : clauses) {
      any |= clause.sentences(field, reading);
    }
    return any;
  }

  /** A document that lacks all of these clauses has too few of the others: the rarest are taken. */
  @Override
  public Cover cover(Frequencies frequencies) {
    Cover[] covers = new Cover[clauses.length];
    for (int i = 0; i < clauses.length; i++) {
      covers[i] = clauses[i].cover(frequencies);
    }
    int needed = clauses.length - atLeast + 1;
    if (needed < clauses.length) {
      Arrays.sort(covers, Comparator.comparingDouble(Cover::cost));
    }
    Cover union = Cover.union(covers, needed);
    return atLeast == 1 ? union : union.undecided();
  }

  @Override
  public int effort() {
    return Clauses.effort(clauses);
  }
}
