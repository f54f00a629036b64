package io.wirewatch.matcher;

/**
 * A place in a text field where a query matched.
 *
 * @param field the field
 * @param start in UTF-16 units of the field's text
 * @param end exclusive
 */
public record Span(String field, int start, int end) implements Comparable<Span> {
  @Override
  public int compareTo(Span other) {
    int byField = field.compareTo(other.field);
    int byStart = byField != 0 ? byField : Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
