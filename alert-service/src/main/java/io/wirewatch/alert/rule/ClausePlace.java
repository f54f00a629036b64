package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.QuerySyntax;
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
   * A rule's queries, each under its name.
   *
   * @throws InvalidField when one cannot be stored
   */
  static List<StoredQuery> stored(Rule rule, QuerySyntax syntax) {
    List<StoredQuery> stored = new ArrayList<>();
    for (ClausePlace clause : of(rule.condition())) {
      String id = rule.queryIds().get(stored.size());
      try {
        StoredQuery query = new StoredQuery(id, syntax.parse(clause.query(), "text"));
        if (QuerySyntax.hasLeadingWildcard(query.query())) {
          throw new InvalidField(clause.field(), "has a word that starts with a wildcard");
        }
        stored.add(query);
      } catch (InvalidQuery e) {
        throw new InvalidField(clause.field(), e.reason());
      }
    }
    return stored;
  }
}
