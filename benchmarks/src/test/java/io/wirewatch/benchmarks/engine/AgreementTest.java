package io.wirewatch.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.StoredQuery;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final List<StoredQuery> QUERIES =
      List.of(query("q0", "rain"), query("q1", "snow"), query("q2", "wind"));
  private static final List<Article> ARTICLES =
      List.of(new Article("Rain.", List.of()), new Article("Snow and wind.", List.of()));

  /** Finds what it is told to: the queries of the first article, then those of the second. */
  private record Told(String label, List<List<String>> found) implements EngineType {
    @Override
    public Engine store(List<StoredQuery> queries) {
      return (articles, matches) -> {
        for (int i = 0; i < articles.size(); i++) {
          for (String id : found.get(i)) {
            matches.found(i, id);
          }
        }
      };
    }
  }

  @Test
  void allEnginesOfThisModuleAgree() throws Exception {
    Agreement agreement = Agreement.with(Engines.REFERENCE, QUERIES, ARTICLES);
    assertThat(agreement.matchesPerArticle()).isEqualTo(1.5);
    for (EngineType engine : Engines.all()) {
      assertThatCode(() -> agreement.check(engine)).as(engine.label()).doesNotThrowAnyException();
    }
  }

  @Test
  void whoFindsLessIsToldWhatAndWhere() throws Exception {
    Agreement agreement = Agreement.with(Engines.REFERENCE, QUERIES, ARTICLES);
    assertThatThrownBy(
            () -> agreement.check(new Told("new", List.of(List.of("q0"), List.of("q1")))))
        .isInstanceOf(Agreement.Disagreement.class)
        .hasMessageContaining("monitor-all says that article 1 matches the query q2, and new")
        .hasMessageContaining("text:wind")
        .hasMessageContaining("Snow and wind.");
  }

  @Test
  void whoFindsMoreIsToldWhatAndWhere() throws Exception {
    Agreement agreement = Agreement.with(Engines.REFERENCE, QUERIES, ARTICLES);
    assertThatThrownBy(
            () ->
                agreement.check(new Told("new", List.of(List.of("q0", "q1"), List.of("q1", "q2")))))
        .isInstanceOf(Agreement.Disagreement.class)
        .hasMessageContaining("new says that article 0 matches the query q1, and monitor-all");
  }

  @Test
  void whoFindsWhatIsNotStoredIsToldSo() throws Exception {
    Agreement agreement = Agreement.with(Engines.REFERENCE, QUERIES, ARTICLES);
    assertThatThrownBy(
            () ->
                agreement.check(new Told("new", List.of(List.of("q0", "q9"), List.of("q1", "q2")))))
        .isInstanceOf(Agreement.Disagreement.class)
        .hasMessageContaining("not stored")
        .hasMessageContaining("q9");
  }

  private static StoredQuery query(String id, String word) {
    return new StoredQuery(id, new TermQuery(new Term(Workload.TEXT, word)));
  }
}
