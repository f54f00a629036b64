package io.wirewatch.matcher;

/** What a stored query, or a part of it, asks of a document. Immutable. */
sealed interface Clause
    permits Word, NoClause, AllClause, AnyClause, PhraseClause, NumberClause, IntervalClause {

  /** Whether a document has what is asked for. */
  boolean matches(Reading reading);

  /** Adds where a document has it. Asked only of a document that matches. */
  void witness(Reading reading, Witnesses witnesses);

  /** Words of which each document that matches has at least one. */
  Cover cover(Frequencies frequencies);

  /** How long {@link #matches} takes, roughly: 0 for a look-up. Clauses are asked in this order. */
  int effort();
}
