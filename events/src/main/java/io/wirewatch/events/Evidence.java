package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A place in an article that decided something.
 *
 * @param field {@code title} or {@code body}
 * @param start where it starts in that field, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text the field's text from {@code start} to {@code end}
 * @param by what matched there: the trigger's id, or the rule's
 * @param cue the words that decided how it is told, as they stand in the sentence; empty when none
 *     did
 * @param example the example sentence that is nearest to the one it stands in; empty when none was
 *     asked
 * @param score from 0 to 1: what this sentence adds to the topic; 0 for what is no topic's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Evidence(
    String field,
    int start,
    int end,
    @JsonInclude(JsonInclude.Include.ALWAYS) String text,
    String by,
    String cue,
    String example,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) double score) {

  /** A place of which no more is known. */
  public Evidence(String field, int start, int end, String text, String by) {
    this(field, start, end, text, by, "", "", 0);
  }

  /** Refuses a place that is none. */
  public Evidence {
    required(field, "field");
    required(by, "by");
    cue = orEmpty(cue);
    example = orEmpty(example);
    if (start < 0 || end < start || end - start != text.length()) {
      throw new IllegalArgumentException(
          "evidence [%d, %d) does not quote its text".formatted(start, end));
    }
  }
}
