package io.wirewatch.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Instant FROM = Instant.parse("2022-02-24T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(1));
  private static final Rule TWO =
      new Rule(
          "two",
          "Two",
          Alert.Severity.LOW,
          new Condition.AtLeast("text:siren", Alert.Counting.ARTICLES, 2, Duration.ofHours(1)),
          Grouping.NOTHING,
          List.of(),
          Rule.DEFAULT_UPDATE_EVERY);

  private static TaggedArticle article(String id, Duration after) {
    Instant at = FROM.plus(after);
    Article article =
        new Article(
            id,
            "hash-" + after,
            "outlet.example",
            "",
            "",
            "https://outlet.example/" + id,
            "A siren",
            "",
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    return new TaggedArticle(article, List.of(), List.of(), List.of(), "", "pack", at);
  }

  private static RuleBook book(Rule rule) {
    RuleBook book = new RuleBook(new Loaded<>(List.of(), List.of()));
    book.put(rule, StoredRule.From.API, 1);
    return book;
  }

  private static List<Report.Episode> episodes(TaggedArticle... came) throws IOException {
    List<Report> said = new ArrayList<>();
    Iterator<TaggedArticle> next = List.of(came).iterator();
    new Backtest(
            TWO,
            Optional.empty(),
            BacktestTest::book,
            Limits.DEFAULT,
            UnaryOperator.identity(),
            FROM,
            TO,
            said::add)
        .run(
            new Backtest.Past() {
              @Override
              public Optional<TaggedArticle> next() {
                return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
              }

              @Override
              public long read() {
                return 0;
              }

              @Override
              public long of() {
                return came.length;
              }
            });
    return said.stream()
        .filter(Report.Episode.class::isInstance)
        .map(Report.Episode.class::cast)
        .toList();
  }

  @Test
  void tellsTheEpisodesOfThePeriod() throws IOException {
    assertThat(
            episodes(
                article("a", Duration.ofHours(5)),
                article("b", Duration.ofMinutes(320)),
                article("c", Duration.ofHours(30))))
        .extracting(Report.Episode::startedAt, Report.Episode::endedAt)
        .containsExactly(tuple(FROM.plus(Duration.ofMinutes(320)), FROM.plus(Duration.ofHours(6))));
  }

  @Test
  void aRevisionThatIsDatedOutsideOfThePeriodTakesTheArticleOut() throws IOException {
    assertThat(
            episodes(
                article("a", Duration.ofHours(5)),
                article("b", Duration.ofMinutes(320)),
                article("b", Duration.ofDays(-30))))
        .as("as live, where it is withdrawn")
        .isEmpty();
  }
}
