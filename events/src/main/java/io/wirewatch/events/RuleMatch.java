package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An article that a rule began or ceased to match, as {@code wirewatch.rules.matched} carries it.
 *
 * @param rule the rule's id
 * @param group the value that the rule groups by; empty when it groups by nothing
 * @param matches false when a new revision of the article no longer matches
 * @param article the article, with where it matched
 * @param contentHash the article's revision
 * @param fingerprint the article's fingerprint, as in {@link TaggedArticle}
 * @param story the story it tells, likewise; empty where none is known
 * @param clauses the numbers of the rule's queries that it matches, counted from 0 and in order; 0
 *     alone when absent, as before rules had several, unless there is any {@code belowScore}
 * @param ruleVersion changes with the rule's queries and groups; empty before it was told
 * @param origin as {@link Alert.Counted#origin}
 * @param belowScore the rule's queries that it would match were its topics' score another; it does
 *     not count for these
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleMatch(
    String rule,
    String group,
    boolean matches,
    Alert.Counted article,
    String contentHash,
    String fingerprint,
    String story,
    List<Integer> clauses,
    String ruleVersion,
    String origin,
    List<BelowScore> belowScore) {

  private static final List<Integer> ONLY_ONE = List.of(0);

  /** An article that matches a rule's only query. */
  public RuleMatch(
      String rule,
      String group,
      boolean matches,
      Alert.Counted article,
      String contentHash,
      String fingerprint,
      String story) {
    this(
        rule,
        group,
        matches,
        article,
        contentHash,
        fingerprint,
        story,
        ONLY_ONE,
        "",
        article.origin(),
        List.of());
  }

  /**
   * A query that asks for another score of topics than the article has.
   *
   * @param clause the number of the rule's query, counted from 0
   * @param score that of the best of the topics that the query asks for, from 0 to 1
   */
  public record BelowScore(int clause, double score) {}

  /** Fills in what is absent and refuses what cannot do without. */
  public RuleMatch {
    required(rule, "rule");
    required(article, "article");
    required(contentHash, "contentHash");
    group = orEmpty(group);
    fingerprint = orEmpty(fingerprint);
    story = orEmpty(story);
    belowScore = orEmpty(belowScore);
    clauses = orEmpty(clauses);
    clauses = clauses.isEmpty() && belowScore.isEmpty() ? ONLY_ONE : clauses;
    ruleVersion = orEmpty(ruleVersion);
    origin = orEmpty(origin);
  }

  /** What is counted together has the same key. */
  public String key() {
    return rule + "|" + group;
  }
}
