package io.wirewatch.alert.episode;

import static io.wirewatch.alert.episode.Samples.article;
import static io.wirewatch.alert.episode.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterTest {
  private static final Rule RULE =
      new Rule(
          "r",
          "R",
          Alert.Severity.HIGH,
          new Condition.AtLeast("q", Alert.Counting.ARTICLES, 2, Duration.ofMinutes(60)),
          Grouping.NOTHING,
          List.of(),
          Rule.DEFAULT_UPDATE_EVERY);

  private final Counter counter = new Counter(RULE, "", Duration.ofHours(24));
  private final List<Matched> articles = new ArrayList<>();
  private History history = History.NONE;

  /** What is told, as transition, sequence and minute, when a minute of event time has come. */
  private List<String> at(int minute) {
    Counter.Step step =
        counter.count(history, articles, Instant.MIN, minute(minute), minute(minute));
    history = step.history();
    return step.alerts().stream()
        .map(
            alert ->
                "%s %d at %d"
                    .formatted(
                        alert.transition(),
                        alert.sequence(),
                        Duration.between(minute(0), alert.at()).toMinutes()))
        .toList();
  }

  private List<String> arrives(Matched article, int now) {
    articles.removeIf(other -> other.article().id().equals(article.article().id()));
    articles.add(article);
    return at(now);
  }

  @Test
  void firesOnceWhenTheSecondArticleArrivesAndResolvesWhenTheWindowHasEmptied() {
    assertThat(arrives(article("a", 0), 0)).isEmpty();
    assertThat(arrives(article("b", 30), 30)).containsExactly("FIRING 1 at 30");
    assertThat(arrives(article("c", 40), 40)).isEmpty();
    assertThat(at(89)).isEmpty();
    assertThat(at(90)).containsExactly("RESOLVED 2 at 90");
    assertThat(at(500)).isEmpty();
  }

  @Test
  void aLateArticleFiresForTheTimeToWhichItBelongs() {
    arrives(article("a", 0), 0);
    assertThat(at(200)).isEmpty();
    assertThat(arrives(article("b", 10), 200))
        .containsExactly("FIRING 1 at 10", "RESOLVED 2 at 60");
  }

  @Test
  void aLateArticleThatReopensAnEpisodeFiresItAgainUnderItsId() {
    arrives(article("a", 0), 0);
    arrives(article("b", 30), 30);
    String id = history.known().getFirst().id();
    assertThat(at(70)).containsExactly("RESOLVED 2 at 60");
    assertThat(arrives(article("c", 50), 70)).containsExactly("FIRING 3 at 30");
    assertThat(at(90)).containsExactly("RESOLVED 4 at 90");
    assertThat(history.known()).extracting(History.Known::id).containsExactly(id);
  }

  @Test
  void aCorrectionThatTakesAnArticleAwayWithdrawsTheAlert() {
    arrives(article("a", 0), 0);
    arrives(article("b", 30), 30);
    articles.removeIf(matched -> matched.article().id().equals("a"));
    assertThat(at(40)).containsExactly("WITHDRAWN 2 at 40");
    assertThat(at(41)).isEmpty();
    assertThat(arrives(article("a", 0), 42)).containsExactly("FIRING 3 at 30");
  }

  @Test
  void aNewEpisodeIsANewAlert() {
    arrives(article("a", 0), 0);
    arrives(article("b", 30), 30);
    at(100);
    String first = history.known().getFirst().id();
    arrives(article("c", 300), 300);
    assertThat(arrives(article("d", 310), 310)).containsExactly("FIRING 1 at 310");
    assertThat(history.known().getLast().id()).isNotEqualTo(first);
  }

  @Test
  void anEpisodeThatOutlastsWhatIsKeptStaysTheSame() {
    int day = 24 * 60;
    arrives(article("0", 0), 0);
    assertThat(arrives(article("1", 30), 30)).containsExactly("FIRING 1 at 30");
    String id = history.known().getFirst().id();
    for (int i = 2; i < 200; i++) {
      int now = 30 * i;
      articles.removeIf(
          matched -> matched.article().publishedAt().isBefore(counter.horizon(minute(now))));
      assertThat(arrives(article("" + i, now), now)).as("minute %d", now).isEmpty();
    }
    assertThat(articles.size()).isLessThan((day + 200) / 30);
    assertThat(at(199 * 30 + 60)).containsExactly("RESOLVED 2 at " + (199 * 30 + 30));
    assertThat(history.known()).extracting(History.Known::id).contains(id);
  }

  @Test
  void forgetsEpisodesThatCanNoLongerChange() {
    arrives(article("a", 0), 0);
    arrives(article("b", 30), 30);
    at(90);
    articles.clear();
    assertThat(at(90 + 26 * 60)).isEmpty();
    assertThat(history.known()).isEmpty();
  }
}
