package io.wirewatch.events;

import static io.wirewatch.events.Contract.required;

/**
 * A place in an article that decided something.
 *
 * @param field {@code title} or {@code body}
 * @param start where it starts in that field, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text the field's text from {@code start} to {@code end}
 * @param by what matched there: the trigger's id, or the rule's
 */
public record Evidence(String field, int start, int end, String text, String by) {

  /** Refuses a place that is none. */
  public Evidence {
    required(field, "field");
    required(by, "by");
    if (start < 0 || end < start || end - start != text.length()) {
      throw new IllegalArgumentException(
          "evidence [%d, %d) does not quote its text".formatted(start, end));
    }
  }
}
