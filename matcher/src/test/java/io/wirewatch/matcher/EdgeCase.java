package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A question about a document, its answer, and the reason; and short ways of writing queries. */
record EdgeCase(boolean matches, String why, Query query, Sample document) {
  void check() {
    assertThat(new LuceneOracle(document).matches(query)).as("Lucene: " + why).isEqualTo(matches);
    try {
      StoredQueries queries =
          StoredQueries.of(TestFields.all(), List.of(new StoredQuery("it", query)));
      assertThat(queries.match(document.document()))
          .as("the matcher: " + why)
          .isEqualTo(matches ? List.of("it") : List.of());
    } catch (InvalidQuery e) {
      throw new AssertionError(why, e);
    }
  }

  @Override
  public String toString() {
    return why;
  }

  static EdgeCase yes(String why, Query query, Sample document) {
    return new EdgeCase(true, why, query, document);
  }

  static EdgeCase no(String why, Query query, Sample document) {
    return new EdgeCase(false, why, query, document);
  }

  static Sample keyword(String value) {
    return new Sample(List.of(new Sample.Keyword("topic", value)));
  }

  static Query all() {
    return new MatchAllDocsQuery();
  }

  static Query term(String word) {
    return term("en", word);
  }

  static Query term(String field, String word) {
    return new TermQuery(new Term(field, word));
  }

  static Query interval(IntervalsSource source) {
    return new IntervalQuery("en", source);
  }

  /** A boolean query of occurs and queries in turn. */
  static BooleanQuery bool(Object... occursAndQueries) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 0; i < occursAndQueries.length; i += 2) {
      query.add((Query) occursAndQueries[i + 1], (Occur) occursAndQueries[i]);
    }
    return query.build();
  }

  static Query atLeast(int minimum, BooleanQuery query) {
    BooleanQuery.Builder more = new BooleanQuery.Builder().setMinimumNumberShouldMatch(minimum);
    query.clauses().forEach(more::add);
    return more.build();
  }

  static Query phrase(int slop, String words) {
    return phrase("en", slop, words);
  }

  /** A phrase of words, each at the next position or, with a colon, at the one that it names. */
  static Query phrase(String field, int slop, String words) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    int next = 0;
    for (String word : words.split(" ", -1)) {
      int colon = word.indexOf(':');
      int position = colon < 0 ? next : Integer.parseInt(word.substring(colon + 1));
      phrase.add(new Term(field, colon < 0 ? word : word.substring(0, colon)), position);
      next = position + 1;
    }
    return phrase.build();
  }

  /** A phrase of alternatives with strokes between them. */
  static Query multiPhrase(int slop, String... positions) {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
    for (String position : positions) {
      phrase.add(
          Stream.of(position.split("/", -1))
              .map(word -> new Term("en", word))
              .toArray(Term[]::new));
    }
    return phrase.build();
  }
}
