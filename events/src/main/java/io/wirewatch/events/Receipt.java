package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert fired, or no longer does.
 *
 * @param query what an article has to match
 * @param counting what is counted
 * @param threshold the count that has to be reached
 * @param count the count in the window
 * @param windowStart where the window starts, exclusive
 * @param windowEnd where it ends, inclusive
 * @param counted the articles that count, in the order of event time; the latest 200
 * @param leftOut the articles that matched in the window and do not count, and why; the latest 200,
 *     and those that came too late for it
 * @param condition what kind of condition it is; null in receipts from before there were several
 * @param parts how each part of the condition stands, in the order of their clauses
 * @param baseline what is usual, where that is asked; else null
 * @param leftOutCount how many there are to list in {@code leftOut}
 * @param capped whether older articles were not counted because the group has too many
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Receipt(
    String query,
    Alert.Counting counting,
    int threshold,
    int count,
    Instant windowStart,
    Instant windowEnd,
    List<Alert.Counted> counted,
    List<Alert.LeftOut> leftOut,
    @Nullable Kind condition,
    List<Part> parts,
    @Nullable Baseline baseline,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int leftOutCount,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean capped) {

  /** Of at least so many, with no more known of it. */
  public Receipt(
      String query,
      Alert.Counting counting,
      int threshold,
      int count,
      Instant windowStart,
      Instant windowEnd,
      List<Alert.Counted> counted,
      List<Alert.LeftOut> leftOut) {
    this(
        query,
        counting,
        threshold,
        count,
        windowStart,
        windowEnd,
        counted,
        leftOut,
        null,
        List.of(),
        null,
        leftOut.size(),
        false);
  }

  /** Fills in what is absent and refuses what cannot do without. */
  public Receipt {
    required(query, "receipt.query");
    required(counting, "receipt.counting");
    required(windowStart, "receipt.windowStart");
    required(windowEnd, "receipt.windowEnd");
    counted = orEmpty(counted);
    leftOut = orEmpty(leftOut);
    parts = orEmpty(parts);
    leftOutCount = Math.max(leftOutCount, leftOut.size());
  }

  /** What kind of condition a rule asks for. */
  public enum Kind {
    /** At least so many within a window. */
    @JsonProperty("at_least")
    AT_LEAST,
    /** So many times what is usual within a window. */
    @JsonProperty("spike")
    SPIKE,
    /** Nothing, though something could be seen. */
    @JsonProperty("absence")
    ABSENCE,
    /** One thing and then another. */
    @JsonProperty("sequence")
    SEQUENCE,
    /** Several conditions at once. */
    @JsonProperty("all")
    ALL,
    /** One of several conditions. */
    @JsonProperty("any")
    ANY
  }

  /**
   * How one part of a condition stands.
   *
   * @param clause the number of its query in the rule, counted from 0
   * @param role what the query is for
   * @param query what an article has to match
   * @param counting what is counted
   * @param count the count in the window
   * @param threshold the count that has to be reached; of {@code absent} the one that must not be
   * @param windowStart where the window starts, exclusive
   * @param windowEnd where it ends, inclusive
   * @param met whether this part is as the condition asks
   */
  public record Part(
      int clause,
      Role role,
      String query,
      Alert.Counting counting,
      int count,
      int threshold,
      Instant windowStart,
      Instant windowEnd,
      boolean met) {

    /** Refuses what cannot do without. */
    public Part {
      required(role, "part.role");
      required(query, "part.query");
      required(counting, "part.counting");
      required(windowStart, "part.windowStart");
      required(windowEnd, "part.windowEnd");
    }

    /** What a query is for. */
    public enum Role {
      /** So many have to match it. */
      @JsonProperty("counted")
      COUNTED,
      /** More than usual have to match it. */
      @JsonProperty("spike")
      SPIKE,
      /** Nothing may match it. */
      @JsonProperty("absent")
      ABSENT,
      /** Something has to match it, as a sign that the absence can be seen. */
      @JsonProperty("among")
      AMONG,
      /** Something has to match it before what follows. */
      @JsonProperty("first")
      FIRST,
      /** Something has to match it after what came first. */
      @JsonProperty("then")
      THEN
    }
  }

  /**
   * What is usual, for a spike.
   *
   * @param median the median of the counts in earlier stretches as long as the window
   * @param stretches how many these are
   * @param from where the first of them starts
   * @param to where the last of them ends
   * @param times by how many times the median has to be exceeded
   * @param floor the least count that makes a spike
   * @param sources how many distinct sources there are in the window
   * @param sourcesAsked how many there have to be; 0 when that is not asked
   */
  public record Baseline(
      double median,
      int stretches,
      Instant from,
      Instant to,
      double times,
      int floor,
      int sources,
      int sourcesAsked) {

    /** Refuses what cannot do without. */
    public Baseline {
      required(from, "baseline.from");
      required(to, "baseline.to");
    }
  }
}
