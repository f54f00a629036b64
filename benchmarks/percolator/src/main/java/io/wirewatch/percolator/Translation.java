package io.wirewatch.percolator;

import java.util.StringJoiner;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.opensearch.index.query.BoolQueryBuilder;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.index.query.QueryBuilders;

/** Lucene's queries in OpenSearch's query language. */
final class Translation {
  private final Function<Query, QueryBuilder> unspeakable;

  /**
   * A translation.
   *
   * @param unspeakable what becomes of a query that the language has no words for
   */
  Translation(Function<Query, QueryBuilder> unspeakable) {
    this.unspeakable = unspeakable;
  }

  /** The same query, its terms taken as they are. */
  QueryBuilder of(Query query) {
    return switch (query) {
      case TermQuery term -> QueryBuilders.termQuery(term.getTerm().field(), term.getTerm().text());
      case PhraseQuery phrase -> phrase(phrase);
      case BooleanQuery all -> all(all);
      default -> unspeakable.apply(query);
    };
  }

  private QueryBuilder phrase(PhraseQuery phrase) {
    StringJoiner words = new StringJoiner(" ");
    int[] positions = phrase.getPositions();
    for (int i = 0; i < positions.length; i++) {
      Term term = phrase.getTerms()[i];
      if (positions[i] != i || term.text().indexOf(' ') >= 0) {
        return unspeakable.apply(phrase);
      }
      words.add(term.text());
    }
    return QueryBuilders.matchPhraseQuery(phrase.getField(), words.toString())
        .analyzer("whitespace")
        .slop(phrase.getSlop());
  }

  private QueryBuilder all(BooleanQuery all) {
    BoolQueryBuilder bool = QueryBuilders.boolQuery();
    for (BooleanClause clause : all.clauses()) {
      QueryBuilder part = of(clause.query());
      switch (clause.occur()) {
        case MUST -> bool.must(part);
        case FILTER -> bool.filter(part);
        case SHOULD -> bool.should(part);
        case MUST_NOT -> bool.mustNot(part);
      }
    }
    if (all.getMinimumNumberShouldMatch() > 0) {
      bool.minimumShouldMatch(all.getMinimumNumberShouldMatch());
    }
    return bool;
  }
}
