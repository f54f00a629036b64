package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/**
 * Asks for an interval of words. Lucene's own intervals decide, which work directly on a {@link
 * Reading}, and are asked only of a document that has the words.
 *
 * @param field the number of the query's field
 * @param words what a document must have for there to be an interval
 * @param weight the query's; says what Lucene says of a reading's terms
 */
record IntervalClause(int field, IntervalQuery query, Clause words, Weight weight)
    implements Clause {

  @Override
  public boolean matches(Reading reading) {
    if (!words.matches(reading)) {
      return false;
    }
    try {
      Scorer scorer = weight.scorer(reading.asIndex().getContext());
      return scorer != null && scorer.iterator().nextDoc() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      return false; // a pattern stands for more words of this text than the query allows
    }
  }

  /** The first interval. */
  @Override
  public void witness(Reading reading, Witnesses witnesses) {
    try {
      Matches matches = weight.matches(reading.asIndex().getContext(), 0);
      MatchesIterator first = matches == null ? null : matches.getMatches(query.getField());
      if (first != null && first.next() && reading.isText(field)) {
        int start = first.startOffset();
        int end = first.endOffset();
        if (start < 0) { // of an interval that was extended, Lucene knows the positions alone
          int base = reading.firstInSight(field);
          start = reading.tokens().startFrom(field, base + first.startPosition());
          end = reading.tokens().endUpTo(field, base + first.endPosition());
        }
        witnesses.add(query.getField(), start, end, toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Cover cover(Frequencies frequencies) {
    return words.cover(frequencies).undecided();
  }

  @Override
  public int effort() {
    return 1000;
  }

  @Override
  public String toString() {
    return query.toString("");
  }
}
