package io.wirewatch.events;

import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mark among the matches of {@code wirewatch.rules.matched}, in each of its partitions: what a
 * partition of the tagged articles contributes is from here on matched by the rules as they stood
 * at a place of {@code wirewatch.rules}, and what had been read before was matched by them again.
 *
 * @param partition the partition of the tagged articles
 * @param of how many partitions these have
 * @param upTo the offset of the last rule that was read
 * @param fresh whether no article of the partition had been read before
 * @param latest the latest event time of its articles that was seen; null when none was
 * @param at the clock's time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RulesRead(
    int partition, int of, long upTo, boolean fresh, @Nullable Instant latest, Instant at) {

  /** Refuses what cannot do without. */
  public RulesRead {
    required(at, "at");
  }
}
