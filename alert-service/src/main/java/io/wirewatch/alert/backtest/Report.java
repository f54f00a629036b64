package io.wirewatch.alert.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.wirewatch.events.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a backtest says, line by line; {@code kind} names the kind of line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Report.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = Report.Episode.class, name = "episode"),
  @JsonSubTypes.Type(value = Report.Difference.class, name = "difference"),
  @JsonSubTypes.Type(value = Report.Summary.class, name = "summary"),
  @JsonSubTypes.Type(value = Report.Failure.class, name = "failure")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Report {

  /**
   * How far it is.
   *
   * @param read how many records were read
   * @param of how many there are
   * @param at the latest event time that was seen; null before any
   */
  record Progress(long read, long of, @Nullable Instant at) implements Report {}

  /**
   * An episode that there would have been.
   *
   * @param group the value that the rule groups by
   * @param startedAt when the condition was met
   * @param endedAt when it no longer was; null when it still is
   * @param transitions how much would have been told of it
   * @param receipt why it fired
   */
  record Episode(
      String group, Instant startedAt, @Nullable Instant endedAt, int transitions, Receipt receipt)
      implements Report {}

  /**
   * An episode that only one of the two has: no episode of the other overlaps it.
   *
   * @param where which
   * @param group as in {@link Episode}
   * @param startedAt likewise
   * @param endedAt likewise
   */
  record Difference(Where where, String group, Instant startedAt, @Nullable Instant endedAt)
      implements Report {
    /** Which of the two rules. */
    public enum Where {
      /** The one that is tested. */
      TESTED,
      /** The one with its id that is in force. */
      IN_FORCE
    }
  }

  /**
   * What came of it.
   *
   * @param version the version of the tested rule
   * @param inForce the version of the rule in force; null when there is none with that id
   * @param matches how many articles matched, once for each group
   * @param tooLate how many of them came too late to count
   * @param capped whether a group had more articles than are counted
   * @param episodes how many there would have been
   * @param transitions how much would have been told of them
   * @param notifications how often a receiver would have been told
   * @param both how many of them the rule in force has too; null when there is none
   * @param onlyTested how many it has not
   * @param onlyInForce how many only the rule in force has
   */
  record Summary(
      String version,
      @Nullable String inForce,
      long matches,
      long tooLate,
      boolean capped,
      long episodes,
      long transitions,
      long notifications,
      @Nullable Long both,
      @Nullable Long onlyTested,
      @Nullable Long onlyInForce)
      implements Report {}

  /**
   * It could not go on.
   *
   * @param reason why
   */
  record Failure(String reason) implements Report {}
}
