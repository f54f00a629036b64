package io.wirewatch.matcher;

import java.util.Comparator;

/**
 * A place in a text field that satisfies a clause of a query.
 *
 * @param field the field
 * @param start in UTF-16 units of the field's text
 * @param end exclusive
 * @param clause the clause, in Lucene's syntax
 */
public record Span(String field, int start, int end, String clause) implements Comparable<Span> {
  private static final Comparator<Span> IN_ORDER =
      Comparator.comparing(Span::field)
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end)
          .thenComparing(Span::clause);

  @Override
  public int compareTo(Span other) {
    return IN_ORDER.compare(this, other);
  }
}
