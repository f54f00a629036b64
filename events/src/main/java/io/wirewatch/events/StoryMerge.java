package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A story that became part of an older one, because an article came that joins the two, as {@code
 * wirewatch.stories} carries it. The articles that were said to tell it tell the older one.
 *
 * @param merged the story that is no longer one of its own
 * @param into the story that it is part of; which may become part of another later
 * @param by the id of the article that joins them
 * @param measure names the measure and its threshold
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoryMerge(String merged, String into, String by, String measure, Instant at) {

  /** Fills in what is absent and refuses what cannot do without. */
  public StoryMerge {
    required(merged, "merged");
    required(into, "into");
    required(by, "by");
    required(at, "at");
    measure = orEmpty(measure);
  }
}
