package io.wirewatch.percolator;

import java.util.StringJoiner;
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
  private Translation() {}

  /**
   * The same query, its terms taken as they are.
   *
   * @throws IllegalArgumentException when OpenSearch's language has no words for it
   */
  static QueryBuilder of(Query query) {
    return switch (query) {
      case TermQuery term -> QueryBuilders.termQuery(term.getTerm().field(), term.getTerm().text());
      case PhraseQuery phrase -> phrase(phrase);
      case BooleanQuery all -> all(all);
      default ->
          throw new IllegalArgumentException("OpenSearch's query language cannot say " + query);
    };
  }

  private static QueryBuilder phrase(PhraseQuery phrase) {
    StringJoiner words = new StringJoiner(" ");
    int[] positions = phrase.getPositions();
    for (int i = 0; i < positions.length; i++) {
      Term term = phrase.getTerms()[i];
      if (positions[i] != i || term.text().indexOf(' ') >= 0) {
        throw new IllegalArgumentException("OpenSearch's query language cannot say " + phrase);
      }
      words.add(term.text());
    }
    return QueryBuilders.matchPhraseQuery(phrase.getField(), words.toString())
        .analyzer("whitespace")
        .slop(phrase.getSlop());
  }

  private static QueryBuilder all(BooleanQuery all) {
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
