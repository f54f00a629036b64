package io.wirewatch.alert.rule;

import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.LiveQueries;
import io.wirewatch.matcher.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of some rules an article matches. Used by any thread. */
public final class RuleMatcher {
  private final Map<String, CompiledRule> rules;
  private final LiveQueries queries;
  private final Outlets outlets;

  /**
   * Matches by rules that may change.
   *
   * @param rules by their ids
   * @param queries those of the rules, and maybe such as are no longer theirs
   */
  RuleMatcher(Map<String, CompiledRule> rules, LiveQueries queries, Outlets outlets) {
    this.rules = rules;
    this.queries = queries;
    this.outlets = outlets;
  }

  /** An entry for each rule that an article matches, or would for another score, and each group. */
  public List<RuleMatch> match(TaggedArticle tagged) {
    MatchEntries entries = new MatchEntries(tagged, outlets);
    Map<String, List<MatchEntries.Met>> metByRule = new LinkedHashMap<>();
    for (Match match : queries.matchWithSpans(entries.document())) {
      String id = CompiledRule.ruleOf(match.id());
      CompiledRule rule = rules.get(id);
      int number = rule == null ? -1 : rule.numberOf(match.id());
      if (rule != null && number >= 0) {
        metByRule
            .computeIfAbsent(id, first -> new ArrayList<>())
            .add(new MatchEntries.Met(rule, rule.asks().get(number), match.spans()));
      }
    }
    return metByRule.values().stream().flatMap(entries::of).toList();
  }
}
