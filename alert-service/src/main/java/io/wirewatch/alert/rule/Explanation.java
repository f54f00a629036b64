package io.wirewatch.alert.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.events.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an article matches a rule, or why not.
 *
 * @param rule the rule's id
 * @param version the rule's version
 * @param article the article's id
 * @param matches whether it matches a clause
 * @param groups the groups in which it counts as a match, or would for another score
 * @param clauses each clause
 */
public record Explanation(
    String rule,
    String version,
    String article,
    boolean matches,
    List<String> groups,
    List<Explanation.Clause> clauses) {

  /**
   * A clause: one of the rule's queries.
   *
   * @param clause its number, as in receipts
   * @param field where it stands in the rule
   * @param query as it is written
   * @param matches whether the article matches it
   * @param belowScore whether it would match for another score
   * @param score the score of the best of its topics that the clause asks for, where the clause
   *     asks for one and the article has such a topic
   * @param evidence where, and what decided
   * @param parts what it asks for at its outermost, each by itself
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Clause(
      int clause,
      String field,
      String query,
      boolean matches,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean belowScore,
      @Nullable Double score,
      List<Evidence> evidence,
      List<Part> parts) {}

  /**
   * A part of a clause.
   *
   * @param role whether it must, may or must not be there: {@code must}, {@code should} or {@code
   *     must_not}
   * @param query the part, its words as they are compared
   * @param matches whether the article has it
   * @param score as in the clause
   * @param evidence where, and what decided
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Part(
      String role,
      String query,
      boolean matches,
      @Nullable Double score,
      List<Evidence> evidence) {}
}
