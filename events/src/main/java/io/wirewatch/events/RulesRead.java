package io.wirewatch.events;

import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A mark among the matches of {@code wirewatch.rules.matched}, in each of its partitions: what a
 * partition of the tagged articles contributes is from here on matched by the rules as they stood
 * at a place of {@code wirewatch.rules}, and what had been read before was matched by them again.
 *
 * @param partition the partition of the tagged articles
 * @param upTo the offset of the last rule that was read
 * @param fresh whether no article of the partition had been read before
 * @param at the clock's time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RulesRead(int partition, long upTo, boolean fresh, Instant at) {

  /** Refuses what cannot do without. */
  public RulesRead {
    required(at, "at");
  }
}
