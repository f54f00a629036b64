package io.wirewatch.matcher;

/**
 * A place in a text field that satisfies a clause of a query.
 *
 * @param field the field
 * @param start in UTF-16 units of the field's text
 * @param end exclusive
 * @param clause the clause, in Lucene's syntax
 */
public record Span(String field, int start, int end, String clause) implements Comparable<Span> {
  @Override
  public int compareTo(Span other) {
    int byField = field.equals(other.field) ? 0 : field.compareTo(other.field); // mostly the same
    if (byField != 0) {
      return byField;
    }
    int byStart = Integer.compare(start, other.start);
    int byEnd = byStart != 0 ? byStart : Integer.compare(end, other.end);
    return byEnd != 0 ? byEnd : clause.compareTo(other.clause);
  }
}
