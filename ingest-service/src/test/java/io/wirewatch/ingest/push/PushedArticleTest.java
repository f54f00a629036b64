package io.wirewatch.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Article;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.ingest.article.Draft.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushedArticleTest {
  private static final Instant NOW = Instant.parse("2021-04-02T12:00:00Z");

  private static Article accepted(String json) {
    assertThat(PushedArticle.read(json.getBytes(UTF_8), NOW)).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted) PushedArticle.read(json.getBytes(UTF_8), NOW)).article();
  }

  @Test
  void takesWhatIsStated() {
    Article article =
        accepted(
            """
            {"url":"https://www.News.example/a?utm_source=x","title":" T ","body":"B",
             "publishedAt":"2021-04-01T10:00:00+02:00","language":"en","authors":["A"]}""");
    assertThat(article.url()).isEqualTo("https://www.news.example/a");
    assertThat(article.source()).isEqualTo("news.example");
    assertThat(article.title()).isEqualTo("T");
    assertThat(article.publishedAt()).isEqualTo("2021-04-01T08:00:00Z");
    assertThat(article.publishedAtBasis()).isEqualTo(TimeBasis.STATED);
    assertThat(article.receivedAt()).isEqualTo(NOW);
  }

  @Test
  void anArticleWithoutADateIsUndatedAndNotBreakingNews() {
    assertThat(accepted("{\"url\":\"https://n.example/\",\"title\":\"T\"}").publishedAtBasis())
        .isEqualTo(TimeBasis.UNDATED);
  }

  @Test
  void aDateMoreThanFiveMinutesAheadGivesWayToTheTimeOfReceipt() {
    Article article =
        accepted(
            """
            {"url":"https://n.example/","title":"T","publishedAt":"2021-04-02T12:05:01Z"}""");
    assertThat(article.publishedAtBasis()).isEqualTo(TimeBasis.FUTURE);
    assertThat(article.publishedAt()).isEqualTo(NOW);
    assertThat(article.publishedAtText()).isEqualTo("2021-04-02T12:05:01Z");
  }

  @Test
  void sourceAndGuidStandInForAnAddress() {
    assertThat(accepted("{\"guid\":\"g\",\"source\":\"s\",\"title\":\"T\"}").id()).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"url":"https://n.example/"}                      | title       | is missing
          {"url":"https://n.example/","title":" "}          | title       | is missing
          {"title":"T","source":"s"}                        | url         | is missing, and there is no guid in its place
          {"title":"T","guid":"g"}                          | source      | is missing
          {"title":"T","guid":"g","source":"a\\nb"}            | source      | has a control character
          {"title":"T","url":"n.example"}                   | url         | is not an absolute http or https address
          {"title":"T","url":"https://n.example/","publishedAt":"yesterday"} | publishedAt | is not an RFC 3339 date-time
          {"title":["T"],"url":"https://n.example/"}        | title       | must be text at line 1, column 10
          {"title":"T"                                      | ''          | is not JSON at line 1, column 13: Unexpected end-of-input: expected close marker for Object
          {"title":"T"} {"title":"U"}                       | ''          | must be one object of JSON at line 1, column 15
          []                                                | ''          | must be one object of JSON at line 1, column 1
          null                                              | ''          | is null
          """)
  void rejectsWithTheFieldAndTheReason(String json, String field, String reason) {
    Outcome outcome = PushedArticle.read(json.getBytes(UTF_8), NOW);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    Outcome.Rejected rejected = (Outcome.Rejected) outcome;
    assertThat(rejected.field()).isEqualTo(field);
    assertThat(rejected.reason()).startsWith(reason);
  }
}
