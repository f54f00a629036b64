package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Ranged;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a clause's query stands in its rule.
 *
 * @param field the path of the field, such as {@code all[1].query}
 * @param query the query
 */
record ClausePlace(String field, String query) {

  /** A condition's clauses, in the order of {@link Condition#queries}. */
  static List<ClausePlace> of(Condition condition) {
    return switch (condition) {
      case Condition.AtLeast c -> List.of(new ClausePlace("query", c.query()));
      case Condition.Spike c -> List.of(new ClausePlace("query", c.query()));
      case Condition.Absence c ->
          List.of(new ClausePlace("query", c.query()), new ClausePlace("absence.among", c.among()));
      case Condition.Sequence c ->
          List.of(
              new ClausePlace("sequence.first", c.first()),
              new ClausePlace("sequence.then", c.then()));
      case Condition.All c -> of("all", c.parts());
      case Condition.Any c -> of("any", c.parts());
    };
  }

  private static List<ClausePlace> of(String field, List<Condition> parts) {
    List<ClausePlace> places = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (ClausePlace inner : of(parts.get(i))) {
        places.add(new ClausePlace(field + "[" + i + "]." + inner.field(), inner.query()));
      }
    }
    return places;
  }

  /**
   * A clause's query, read.
   *
   * @param place where it stands
   * @param query the whole of it, under its name
   * @param alternatives what is stored of it: a topic's score is no property of an article, but of
   *     one and a query
   */
  record Read(ClausePlace place, StoredQuery query, List<Ranged> alternatives) {}

  /**
   * Reads a rule's queries.
   *
   * @throws InvalidField when one cannot be stored
   */
  static List<Read> read(Rule rule, QuerySyntax syntax) {
    List<Read> read = new ArrayList<>();
    for (ClausePlace clause : of(rule.condition())) {
      read.add(clause.read(rule.queryIds().get(read.size()), syntax));
    }
    return read;
  }

  private Read read(String id, QuerySyntax syntax) {
    try {
      StoredQuery whole = new StoredQuery(id, syntax.parse(query, "text"));
      if (QuerySyntax.hasLeadingWildcard(whole.query())) {
        throw new InvalidField(field, "has a word that starts with a wildcard");
      }
      List<Ranged> alternatives = TaggedFields.withoutScore(whole);
      if (!alternatives.stream().allMatch(TaggedFields::canHaveScore)) {
        throw new InvalidField(
            field, "asks for a topic.score that no topic has; scores are from 0 to 1");
      }
      return new Read(this, whole, alternatives);
    } catch (InvalidQuery e) {
      throw new InvalidField(field, e.reason());
    }
  }
}
