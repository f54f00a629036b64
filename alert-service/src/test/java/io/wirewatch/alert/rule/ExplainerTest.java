package io.wirewatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final RuleBook book = new RuleBook(new Loaded<>(List.of(), List.of()));

  private Explanation explain(Condition condition, String title, String... topics) {
    Instant at = Instant.parse("2021-03-30T10:00:00Z");
    Article article =
        new Article(
            "id",
            "h",
            "one.example",
            "",
            "",
            "",
            title,
            "",
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    List<TaggedArticle.Topic> found =
        List.of(topics).stream()
            .map(
                topic ->
                    new TaggedArticle.Topic(
                        topic, 1, List.of(new Evidence("title", 0, 1, title.substring(0, 1), "t"))))
            .toList();
    book.put(
        new Rule("r", "R", Alert.Severity.LOW, condition, Grouping.TOPIC, List.of(), DAY),
        StoredRule.From.API,
        book.upTo() + 1);
    return book.explain(
            "r", new TaggedArticle(article, found, List.of(), List.of(), "", "pack", at))
        .orElseThrow();
  }

  private static Condition atLeast(String query) {
    return new Condition.AtLeast(query, Alert.Counting.ARTICLES, 1, DAY);
  }

  @Test
  void saysOfEachPartWhetherTheArticleHasItAndWhere() {
    Explanation explanation =
        explain(
            atLeast("topic:call AND text:(kyiv OR moscow) AND NOT text:football"),
            "Call to Kyiv about football",
            "call");
    assertThat(explanation.matches()).isFalse();
    assertThat(explanation.groups()).isEmpty();
    Explanation.Clause clause = explanation.clauses().getFirst();
    assertThat(clause.matches()).isFalse();
    assertThat(clause.parts())
        .extracting(part -> part.role() + " " + part.matches() + " " + texts(part.evidence()))
        .containsExactly("must true [C]", "must true [Kyiv]", "must_not true [football]");
  }

  private static List<String> texts(List<Evidence> evidence) {
    return evidence.stream().map(Evidence::text).toList();
  }

  @Test
  void saysInWhichGroupsAnArticleThatMatchesIs() {
    Explanation explanation = explain(atLeast("text:kyiv"), "Call to Kyiv", "call", "visit");
    assertThat(explanation.matches()).isTrue();
    assertThat(explanation.groups()).containsExactly("call", "visit");
    assertThat(explanation.clauses().getFirst().parts())
        .extracting(part -> part.query() + " " + part.matches())
        .containsExactly("text:kyiv true");
  }

  @Test
  void goesThroughEachClauseOfTheRule() {
    Explanation explanation =
        explain(new Condition.Sequence("text:kyiv", "text:moscow", DAY), "Call to Kyiv", "call");
    assertThat(explanation.clauses())
        .extracting(clause -> clause.clause() + " " + clause.field() + " " + clause.matches())
        .containsExactly("0 sequence.first true", "1 sequence.then false");
  }
}
