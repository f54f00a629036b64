package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an interval of words. Lucene's own intervals decide, which work directly on a {@link
 * Reading}, and are asked only of a document that has the words.
 *
 * @param field the number of the query's field
 * @param syntax the query, for people
 * @param words what a document must have for there to be an interval
 * @param weight the query's; says what Lucene says of a reading's terms
 */
record IntervalClause(int field, String syntax, Clause words, Weight weight) implements Clause {

  @Override
  public boolean matches(Reading reading) {
    if (!words.matches(reading)) {
      return false;
    }
    return firstInterval(reading) != null;
  }

  /** The first interval. */
  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    IntervalIterator interval = words.matches(reading) ? firstInterval(reading) : null;
    if (interval != null) {
      int base = reading.sight().first(field);
      Tokens tokens = reading.tokens();
      int from = base + Math.max(0, interval.start());
      int end = (int) Math.min((long) base + interval.end(), reading.sight().end(field) - 1);
      int until = Math.max(from, end);
      int of = tokens.first(field, from, until) >= 0 ? field : Tokens.ANY_FIELD;
      int first = tokens.first(of, from, until);
      if (first >= 0 && reading.isText(tokens.field(first))) {
        int last = tokens.last(tokens.field(first), from, until);
        String name = reading.fieldName(tokens.field(first));
        witnesses.add(name, tokens.start(first), tokens.end(last), syntax);
      }
    }
    return interval != null;
  }

  private @Nullable IntervalIterator firstInterval(Reading reading) {
    try {
      Scorer scorer = weight.scorer(reading.asIndex().getContext());
      if (scorer == null) {
        return null;
      }
      TwoPhaseIterator intervals = scorer.twoPhaseIterator();
      boolean found = intervals.approximation().nextDoc() == 0 && intervals.matches();
      return found ? (IntervalIterator) intervals.approximation() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      return null; // a pattern stands for more words of this text than the query allows
    }
  }

  @Override
  public long sentences(int field, Reading reading) {
    return words.sentences(field, reading);
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
    return syntax;
  }
}
