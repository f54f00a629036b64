package io.wirewatch.alert.rule;

import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.QueryPart;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.StoredQueries;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks each part of one rule's queries of one article. */
final class Explainer {
  private final Rule rule;
  private final TaggedArticle tagged;
  private final MatchEntries entries;
  private final List<StoredQuery> clauses;
  private final Map<String, List<Span>> met;

  /** Asks; the rule's queries are known to compile. */
  Explainer(Rule rule, TaggedArticle tagged, Outlets outlets, Fields fields, QuerySyntax syntax) {
    this.rule = rule;
    this.tagged = tagged;
    this.entries = new MatchEntries(tagged, outlets);
    this.clauses = ClausePlace.stored(rule, syntax);
    List<StoredQuery> all = new ArrayList<>(clauses);
    for (StoredQuery clause : clauses) {
      List<QueryPart> parts = QueryPart.of(clause.query());
      for (int i = 0; i < parts.size(); i++) {
        all.add(new StoredQuery(partId(clause, i), parts.get(i).query()));
      }
    }
    try {
      this.met =
          StoredQueries.of(fields, all).matchWithSpans(entries.document()).stream()
              .collect(Collectors.toMap(Match::id, Match::spans));
    } catch (InvalidQuery e) {
      throw new IllegalStateException("stored before, and not now", e);
    }
  }

  private static String partId(StoredQuery clause, int part) {
    return clause.id() + "/" + part;
  }

  Explanation explanation(String owner) {
    boolean matches = clauses.stream().anyMatch(clause -> met.containsKey(clause.id()));
    return new Explanation(
        rule.id(),
        rule.version(),
        tagged.article().id(),
        matches,
        matches ? rule.groupBy().groupsOf(tagged, owner) : List.of(),
        Stream.iterate(0, i -> i < clauses.size(), i -> i + 1).map(this::clause).toList());
  }

  private Explanation.Clause clause(int number) {
    ClausePlace place = ClausePlace.of(rule.condition()).get(number);
    StoredQuery clause = clauses.get(number);
    List<QueryPart> parts = QueryPart.of(clause.query());
    List<Explanation.Part> explained = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      QueryPart part = parts.get(i);
      StoredQuery query = new StoredQuery(partId(clause, i), part.query());
      explained.add(
          new Explanation.Part(
              part.role().name().toLowerCase(Locale.ROOT),
              part.text(),
              met.containsKey(query.id()),
              evidence(query)));
    }
    return new Explanation.Clause(
        number,
        place.field(),
        place.query(),
        met.containsKey(clause.id()),
        evidence(clause),
        explained);
  }

  private List<Evidence> evidence(StoredQuery query) {
    List<Span> spans = met.get(query.id());
    return spans == null
        ? List.of()
        : entries.evidence(rule.id(), spans, TaggedFields.Asked.by(query)).toList();
  }
}
