package io.wirewatch.matcher;

/** What a stored query, or a part of it, asks of a document. Immutable. */
sealed interface Clause
    permits Word, NoClause, AllClause, AnyClause, PhraseClause, NumberClause, IntervalClause {

  /** Whether a document has what is asked for. */
  boolean matches(Reading reading);

  /**
   * Whether a document has what is asked for; adds where. What was added is left when it has not,
   * for the caller to drop.
   */
  boolean witness(Reading reading, Witnesses witnesses);

  /**
   * In which sentences of a field there may be what is asked for, as {@link SentencesOfWords} tells
   * them; the others need not be asked.
   */
  long sentences(int field, Reading reading);

  /** Words of which each document that matches has at least one. */
  Cover cover(Frequencies frequencies);

  /** How long {@link #matches} takes, roughly: 0 for a look-up. Clauses are asked in this order. */
  int effort();
}
