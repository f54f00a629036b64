package io.wirewatch.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.matcher.StoredQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final Workload GENERATED = Workload.generated();

  @Test
  void isTheSameOnEveryMachine() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Article article : GENERATED.articles()) {
      digest.update(article.text().getBytes(StandardCharsets.UTF_8));
    }
    for (StoredQuery query : GENERATED.queries(1_000)) {
      digest.update(query.query().toString().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .as("a change of the generator makes results incomparable with older ones")
        .isEqualTo("e9b425a73ef317a47dca9706ec5f0063692f51669b52a61f402954f8c962bdb9");
  }

  @Test
  void ofMoreQueriesTheFirstAreThoseOfFewer() {
    assertThat(GENERATED.queries(100)).isEqualTo(GENERATED.queries(1_000).subList(0, 100));
  }

  @Test
  void articlesHaveAboutFiveHundredWords() {
    assertThat(GENERATED.articles())
        .extracting(article -> article.text().split("\\s+").length)
        .allMatch(words -> words >= 200 && words <= 1_010);
    assertThat(
            GENERATED.articles().stream()
                .mapToInt(article -> article.text().split("\\s+").length)
                .average())
        .hasValueCloseTo(500.0, Offset.offset(10.0));
  }

  @Test
  void theSeedsQueriesComeBeforeGeneratedOnes() {
    Workload seeds = Workload.of("seeds", Path.of("../seeds"));
    List<StoredQuery> queries = seeds.queries(1_000);
    assertThat(queries).hasSize(1_000);
    assertThat(queries.getFirst().query()).isInstanceOf(IntervalQuery.class);
    assertThat(queries.getLast().query()).isNotInstanceOf(IntervalQuery.class);
    assertThat(seeds.articles()).anyMatch(article -> !article.topics().isEmpty());
  }
}
