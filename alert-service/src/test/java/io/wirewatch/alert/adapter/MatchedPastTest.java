package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The past, of which three articles are read at a time. */
class MatchedPastTest {
  private static final Instant AT = Instant.parse("2021-03-30T00:00:00Z");

  private final ArticlesBefore before = new ArticlesBefore();
  private final RuleBook rules = new RuleBook(new Loaded<>(List.of(), List.of()));
  private final Queue<Runnable> background = new ArrayDeque<>();

  private static Rule rule(String id, String query) {
    return new Rule(
        id,
        "R",
        Alert.Severity.HIGH,
        new Condition.AtLeast(query, Alert.Counting.ARTICLES, 1, Duration.ofHours(1)),
        Grouping.NOTHING,
        List.of(),
        Rule.DEFAULT_UPDATE_EVERY);
  }

  private void add(String id, String title) {
    Article article =
        new Article(
            id,
            "hash",
            "n.example",
            "",
            "",
            "",
            title,
            "",
            "en",
            List.of(),
            List.of(),
            AT,
            TimeBasis.STATED,
            "",
            AT);
    before.add(
        id,
        Json.write(new TaggedArticle(article, List.of(), List.of(), List.of(), "", "pack", AT)));
  }

  private MatchedPast past(Rule... by) {
    return new MatchedPast(before.open(0), 0, () -> rules.only(List.of(by)), background::add);
  }

  private void work() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }

  /** All that it has up to an end, as it is matched. */
  private List<MatchedPast.Article> all(MatchedPast past, long end) {
    List<MatchedPast.Article> all = new ArrayList<>();
    long next = 0;
    while (next < end) {
      MatchedPast.Some some = past.next(end).orElseThrow();
      all.addAll(some.articles());
      next = some.next();
      work();
    }
    return all;
  }

  @Test
  void nobodyWaitsForWhatHasNotBeenMatched() {
    add("a", "Call");
    MatchedPast past = past(rule("r", "title:call"));
    assertThat(past.next(1)).map(MatchedPast.Some::articles).hasValue(List.of());
    assertThat(past.next(1)).isEmpty();
    work();
    assertThat(past.next(1).map(MatchedPast.Some::next)).hasValue(1L);
  }

  @Test
  void allIsTakenInItsOrderWithWhatItMatches() {
    for (int i = 0; i < 10; i++) {
      add("a" + i, i % 2 == 0 ? "Call" : "Visit");
    }
    List<MatchedPast.Article> all = all(past(rule("r", "title:call")), 10);
    assertThat(all)
        .extracting(article -> article.record().key())
        .containsExactlyElementsOf(
            Stream.iterate(0, i -> i < 10, i -> i + 1).map(i -> "a" + i).toList());
    assertThat(all)
        .filteredOn(article -> !article.matches().isEmpty())
        .extracting(article -> article.tagged().article().title())
        .hasSize(5)
        .containsOnly("Call");
  }

  @Test
  void rulesThatAreNotAskedAboutAreNotMatched() {
    rules.put(rule("other", "title:call"), StoredRule.From.API, 1);
    add("a", "Call");
    Rule asked = rule("r", "title:call");
    rules.put(asked, StoredRule.From.API, 2);
    MatchedPast.Article article = all(past(asked), 1).getFirst();
    assertThat(article.matches()).extracting(RuleMatch::rule).containsExactly("r");
    assertThat(rules.match(article.tagged())).containsAll(article.matches()).hasSize(2);
  }

  @Test
  void afterTheEndNothingIsRead() {
    add("a", "Call");
    MatchedPast past = past(rule("r", "title:call"));
    all(past, 1);
    add("b", "Call");
    assertThat(past.next(1).map(MatchedPast.Some::next)).hasValue(1L);
    assertThat(background).isEmpty();
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    before.add("bad", "no article".getBytes(UTF_8));
    add("a", "Call");
    assertThat(all(past(rule("r", "title:call")), 2))
        .extracting(article -> article.record().key())
        .containsExactly("a");
  }

  @Test
  void whoStopsItWaitsUntilThePastIsNotTouchedAnyMore() throws InterruptedException {
    add("a", "Call");
    MatchedPast past = past(rule("r", "title:call"));
    past.next(1);
    Thread stopping = Thread.startVirtualThread(past::stop);
    await().until(() -> stopping.getState() == Thread.State.WAITING);
    work();
    assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aFailureIsThatOfWhoeverTakesWhatWasToBeRead() {
    MatchedPast past = past(rule("r", "nofield:call"));
    past.next(1);
    work();
    assertThatThrownBy(() -> past.next(1)).hasStackTraceContaining("nofield");
    past.stop();
  }
}
