package io.wirewatch.alert.rule;

import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.QueryPart;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Ranged;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.StoredQueries;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks each part of one rule's queries of one article. */
final class Explainer {
  private final Rule rule;
  private final TaggedArticle tagged;
  private final MatchEntries entries;
  private final List<Clause> clauses = new ArrayList<>();
  private final List<StoredQuery> stored = new ArrayList<>();
  private final Map<String, List<Span>> met;

  /** One of the queries that are stored of a clause or a part, and what it asks beside words. */
  private record Tried(String id, Asking asking) {}

  private record Part(QueryPart part, List<Tried> tried) {}

  private record Clause(ClausePlace place, List<Tried> tried, List<Part> parts) {}

  /** Asks; the rule's queries are known to compile. */
  Explainer(Rule rule, TaggedArticle tagged, Outlets outlets, Fields fields, QuerySyntax syntax) {
    this.rule = rule;
    this.tagged = tagged;
    this.entries = new MatchEntries(tagged, outlets);
    try {
      for (ClausePlace.Read clause : ClausePlace.read(rule, syntax)) {
        clauses.add(tried(clause));
      }
      this.met =
          StoredQueries.of(fields, stored).matchWithSpans(entries.document()).stream()
              .collect(Collectors.toMap(Match::id, Match::spans));
    } catch (InvalidQuery e) {
      throw new IllegalStateException("stored before, and not now", e);
    }
  }

  private Clause tried(ClausePlace.Read clause) throws InvalidQuery {
    List<Tried> whole = tried(clause.alternatives(), Optional.empty());
    // a score that is asked beside the rest is that of the topics that the rest asks for
    Optional<TaggedFields.Asked> rest =
        Optional.of(whole.getFirst().asking().asked()).filter(asked -> whole.size() == 1);
    List<Part> parts = new ArrayList<>();
    for (QueryPart part : QueryPart.of(clause.query().query())) {
      StoredQuery query = new StoredQuery(clause.query().id(), part.query());
      parts.add(new Part(part, tried(TaggedFields.withoutScore(query), rest)));
    }
    return new Clause(clause.place(), whole, parts);
  }

  private List<Tried> tried(List<Ranged> alternatives, Optional<TaggedFields.Asked> rest) {
    List<Tried> tried = new ArrayList<>();
    for (Ranged one : alternatives) {
      StoredQuery query = new StoredQuery(String.valueOf(stored.size()), one.query());
      stored.add(query);
      TaggedFields.Asked own = TaggedFields.Asked.by(query);
      TaggedFields.Asked asked = one.range().isPresent() ? rest.orElse(own) : own;
      tried.add(new Tried(query.id(), new Asking(clauses.size(), asked, one.range())));
    }
    return tried;
  }

  Explanation explanation(String owner) {
    List<Explanation.Clause> explained = clauses.stream().map(this::explained).toList();
    boolean isHeld = explained.stream().anyMatch(one -> one.matches() || one.belowScore());
    return new Explanation(
        rule.id(),
        rule.version(),
        tagged.article().id(),
        explained.stream().anyMatch(Explanation.Clause::matches),
        isHeld ? rule.groupBy().groupsOf(tagged, owner) : List.of(),
        explained);
  }

  private Explanation.Clause explained(Clause clause) {
    boolean matches = matches(clause.tried());
    return new Explanation.Clause(
        clauses.indexOf(clause),
        clause.place().field(),
        clause.place().query(),
        matches,
        !matches && isBelowScore(clause.tried()),
        score(clause.tried()),
        evidence(clause.tried()),
        clause.parts().stream().map(this::explained).toList());
  }

  private Explanation.Part explained(Part part) {
    return new Explanation.Part(
        part.part().role().name().toLowerCase(Locale.ROOT),
        part.part().text(),
        matches(part.tried()),
        score(part.tried()),
        evidence(part.tried()));
  }

  private boolean matches(List<Tried> tried) {
    return tried.stream().anyMatch(one -> met.containsKey(one.id()) && one.asking().isMet(tagged));
  }

  private boolean isBelowScore(List<Tried> tried) {
    return tried.stream()
        .anyMatch(one -> met.containsKey(one.id()) && one.asking().askedScore(tagged).isPresent());
  }

  private @Nullable Double score(List<Tried> tried) {
    OptionalDouble best =
        tried.stream().flatMapToDouble(one -> one.asking().askedScore(tagged).stream()).max();
    return best.isPresent() ? (Double) best.getAsDouble() : null;
  }

  private List<Evidence> evidence(List<Tried> tried) {
    return tried.stream()
        .filter(one -> met.containsKey(one.id()))
        .flatMap(
            one ->
                entries
                    .evidence(
                        rule.id(), met.getOrDefault(one.id(), List.of()), one.asking().asked())
                    .stream())
        .distinct()
        .toList();
  }
}
