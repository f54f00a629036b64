package io.wirewatch.alert.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written, in {@code rules.yaml} and everywhere else: the fields of its one
 * condition stand beside its own. Lengths of time are written as {@link HumanDuration} reads them.
 *
 * @param id lower-case letters, digits and hyphens
 * @param title what it stands for, in words; at most 500 characters
 * @param severity how much it matters; {@code medium} when absent
 * @param groupBy what is counted apart; {@code nothing} when absent
 * @param receivers the ids of those who are told
 * @param updateEvery how often at most it is told that more has joined; {@code 15m} when absent
 * @param query as {@link ConditionDefinition#query}
 * @param count as {@link ConditionDefinition#count}
 * @param atLeast as {@link ConditionDefinition#atLeast}
 * @param within as {@link ConditionDefinition#within}
 * @param spike as {@link ConditionDefinition#spike}
 * @param absence as {@link ConditionDefinition#absence}
 * @param sequence as {@link ConditionDefinition#sequence}
 * @param all as {@link ConditionDefinition#all}
 * @param any as {@link ConditionDefinition#any}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleDefinition(
    @Nullable String id,
    @Nullable String title,
    Alert.@Nullable Severity severity,
    @Nullable String query,
    Alert.@Nullable Counting count,
    @Nullable Integer atLeast,
    @Nullable String within,
    ConditionDefinition.@Nullable Spike spike,
    ConditionDefinition.@Nullable Absence absence,
    ConditionDefinition.@Nullable Sequence sequence,
    @Nullable List<ConditionDefinition> all,
    @Nullable List<ConditionDefinition> any,
    @Nullable Grouping groupBy,
    @Nullable List<String> receivers,
    @Nullable String updateEvery) {

  /** How a rule is written. */
  static RuleDefinition of(Rule rule) {
    ConditionDefinition condition = ConditionDefinition.of(rule.condition());
    return new RuleDefinition(
        rule.id(),
        rule.title(),
        rule.severity(),
        condition.query(),
        condition.count(),
        condition.atLeast(),
        condition.within(),
        condition.spike(),
        condition.absence(),
        condition.sequence(),
        condition.all(),
        condition.any(),
        rule.groupBy(),
        rule.receivers(),
        HumanDuration.write(rule.updateEvery()));
  }

  /**
   * The rule.
   *
   * @throws InvalidField when a field is missing, out of bounds, or does not go with another
   */
  Rule toRule() {
    Duration every =
        updateEvery == null
            ? Rule.DEFAULT_UPDATE_EVERY
            : ConditionDefinition.duration("updateEvery", updateEvery);
    return Rule.checked(id, title, severity, this::condition, groupBy, receivers, every);
  }

  private Condition condition() {
    return new ConditionDefinition(
            query, count, atLeast, within, spike, absence, sequence, all, any)
        .toCondition();
  }
}
