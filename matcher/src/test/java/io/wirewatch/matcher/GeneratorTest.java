package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.matcher.IntervalTree.Function;
import io.wirewatch.matcher.Shrinker.Failure;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** The generator and the oracle, held against themselves. */
class GeneratorTest {
  private static final int BATCHES = 5;

  private record Count(int matches, int pairs) {
    Count plus(Count other) {
      return new Count(matches + other.matches, pairs + other.pairs);
    }

    int percent() {
      return 100 * matches / pairs;
    }
  }

  @Test
  void makesEveryKindOfQueryMatchSometimesAndNotAlways() {
    Map<String, Count> kinds = new TreeMap<>();
    Map<Function, Count> functions = new EnumMap<>(Function.class);
    Count all = new Count(0, 0);
    for (long seed = 1; seed <= BATCHES; seed++) {
      Batch batch = Batch.of(seed, 10);
      List<Truth> truths = batch.documents().stream().map(Truth::new).toList();
      for (Asked asked : batch.queries()) {
        Count count = new Count(0, 0);
        for (Truth truth : truths) {
          count = count.plus(new Count(truth.matches(asked) ? 1 : 0, 1));
        }
        all = all.plus(count);
        for (String kind : kinds(asked.tree())) {
          kinds.merge(kind, count, Count::plus);
        }
        for (Function function : functions(asked.tree())) {
          functions.merge(function, count, Count::plus);
        }
      }
    }
    assertThat(all.percent()).isBetween(25, 60);
    assertThat(kinds.keySet()).hasSize(19);
    assertThat(functions.keySet()).containsExactly(Function.values());
    functions.values().forEach(count -> assertThat(count.percent()).isBetween(5, 90));
  }

  private static Set<String> kinds(QueryTree tree) {
    Set<String> kinds = new TreeSet<>();
    tree.each(part -> kinds.add(part.query().getClass().getSimpleName()));
    return kinds;
  }

  private static Set<Function> functions(QueryTree tree) {
    Set<Function> functions = EnumSet.noneOf(Function.class);
    tree.each(
        part -> {
          if (part instanceof QueryTree.Interval interval) {
            for (Function function : Function.values()) {
              if (interval.intervals().has(function)) {
                functions.add(function);
              }
            }
          }
        });
    return functions;
  }

  @Test
  void makesTheSameOfASeed() {
    assertThat(Batch.of(7, 10).documents()).isEqualTo(Batch.of(7, 10).documents());
    assertThat(Batch.of(7, 10).queries()).isEqualTo(Batch.of(7, 10).queries());
  }

  @Test
  void asksAMemoryIndexThatAnswersAsAnIndexWould() throws IOException {
    Batch batch = Batch.of(11, 0);
    for (Sample document : batch.documents()) {
      Analyzer analyzer = TestFields.all().analyzer();
      try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
          writer.addDocument(document.texts());
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
          IndexSearcher index = new IndexSearcher(reader);
          Truth truth = new Truth(document);
          for (Asked asked : batch.queries()) {
            assertThat(truth.matches(asked))
                .as("%s of\n%s", asked, document)
                .isEqualTo(index.count(asked.query()) > 0);
          }
        }
      }
    }
  }

  @Test
  void makesAFailureSmall() {
    // a matcher that does not find the word border of a document that has the word car
    Comparison.Store wrong =
        queries -> {
          StoredQueries right = StoredQueries.of(TestFields.all(), queries);
          return document -> {
            List<String> matches = right.match(document);
            String text = document.values().toString();
            boolean both = text.contains("border") && text.contains("car");
            return matches.stream()
                .filter(
                    id ->
                        !both
                            || queries.stream()
                                .noneMatch(
                                    q ->
                                        q.id().equals(id)
                                            && q.query().toString().contains("en:border")))
                .toList();
          };
        };
    Asked query =
        new Asked(
            "q",
            new QueryTree.Constant(
                new QueryTree.Bool(
                    List.of(part("en", "border"), part("en", "the"), part("syn", "vehicle")), 0)),
            Optional.empty());
    Sample document = Sample.of("en", "The convoys at the borders. A car.", "Another text.");
    Batch batch = new Batch(0, List.of(query), List.of(document));
    Comparison comparison = new Comparison(batch, wrong);
    Failure found = comparison.firstDifference().orElseThrow();
    assertThat(comparison.report(found, OracleTest.class))
        .contains("query: TermQuery en:border\n")
        .contains("sentences=[borders. car.]")
        .contains("Lucene: matches\nmatcher: does not match\n")
        .contains("-Doracle.seed=0");
  }

  private static QueryTree.Part part(String field, String word) {
    return new QueryTree.Part(
        org.apache.lucene.search.BooleanClause.Occur.SHOULD,
        new QueryTree.Leaf(new TermQuery(new Term(field, word)), field));
  }
}
