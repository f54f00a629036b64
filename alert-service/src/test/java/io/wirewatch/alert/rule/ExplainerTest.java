package io.wirewatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Status;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Voice;
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
            .map(topic -> topic.split("=", 2))
            .map(
                topic ->
                    new TaggedArticle.Topic(
                        topic[0],
                        1,
                        Status.REPORTED,
                        Voice.ASSERTED,
                        topic.length == 1 ? 1 : Double.parseDouble(topic[1]),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Evidence("title", 0, 1, title.substring(0, 1), "t"))))
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

  private Explanation explainScored(String query) {
    return explain(atLeast(query), "Call to Kyiv", "call=0.4", "visit=0.9");
  }

  @Test
  void saysWhichScoreTheArticleHasAndWhetherItIsEnough() {
    Explanation explanation = explainScored("topic:call AND text:kyiv AND topic.score:>=0.7");
    assertThat(explanation.matches()).isFalse();
    assertThat(explanation.groups()).containsExactly("call", "visit");
    Explanation.Clause clause = explanation.clauses().getFirst();
    assertThat(clause.matches()).isFalse();
    assertThat(clause.belowScore()).isTrue();
    assertThat(clause.score()).isEqualTo(0.4);
    assertThat(clause.parts())
        .extracting(part -> part.query() + " " + part.matches() + " " + part.score())
        .containsExactly(
            "topic:call true null",
            "text:kyiv true null",
            "topic.score:[0.7 TO Infinity] false 0.4");
    Explanation enough = explainScored("topic:call AND topic.score:>=0.4");
    assertThat(enough.matches()).isTrue();
    assertThat(enough.clauses().getFirst().belowScore()).isFalse();
    assertThat(enough.clauses().getFirst().parts())
        .extracting(part -> part.matches() + " " + part.score())
        .containsExactly("true null", "true 0.4");
  }

  @Test
  void saysOfEachAlternativeItsOwnScore() {
    Explanation explanation =
        explainScored(
            "(topic:call AND topic.score:>0.7) OR (topic:visit AND topic.score:>0.7) OR text:moscow");
    assertThat(explanation.matches()).isTrue();
    assertThat(explanation.clauses().getFirst().score()).isEqualTo(0.9);
    assertThat(explanation.clauses().getFirst().parts())
        .extracting(part -> part.matches() + " " + part.score())
        .containsExactly("false 0.4", "true 0.9", "false null");
  }

  @Test
  void anArticleWithoutTheTopicIsNotBelowTheScore() {
    Explanation explanation = explainScored("topic:aid AND topic.score:>=0.7");
    assertThat(explanation.clauses().getFirst().belowScore()).isFalse();
    assertThat(explanation.clauses().getFirst().score()).isNull();
    assertThat(explanation.groups()).isEmpty();
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
