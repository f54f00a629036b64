package io.wirewatch.alert.episode;

import static io.wirewatch.alert.episode.Samples.article;
import static io.wirewatch.alert.episode.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Alert.Counting;
import io.wirewatch.events.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdTest {
  private static Threshold atLeast(int n, Counting counting) {
    return new Threshold(counting, n, Duration.ofMinutes(60));
  }

  private static List<Episode> episodes(Threshold threshold, Matched... articles) {
    return threshold.episodes(Stories.tell(List.of(articles)));
  }

  @Test
  void isMetFromTheArticleThatReachesItUntilOneLeavesTheWindow() {
    assertThat(
            episodes(
                atLeast(3, Counting.ARTICLES), article("a", 0), article("b", 20), article("c", 50)))
        .containsExactly(new Episode(minute(50), minute(60)));
  }

  @Test
  void anArticleExactlyOneWindowOldNoLongerCounts() {
    assertThat(episodes(atLeast(2, Counting.ARTICLES), article("a", 0), article("b", 60)))
        .isEmpty();
    assertThat(episodes(atLeast(2, Counting.ARTICLES), article("a", 0), article("b", 59)))
        .containsExactly(new Episode(minute(59), minute(60)));
  }

  @Test
  void goesOnAsLongAsEnoughComes() {
    assertThat(
            episodes(
                atLeast(2, Counting.ARTICLES),
                article("a", 0),
                article("b", 30),
                article("c", 60),
                article("d", 90),
                article("e", 300),
                article("f", 310)))
        .containsExactly(
            new Episode(minute(30), minute(120)), new Episode(minute(310), minute(360)));
  }

  @Test
  void copiesOfOneStoryAreOneStory() {
    Matched first = article("wire", 0, "Wire", 7);
    Matched copy = article("copy", 5, "Other", 7);
    Matched another = article("own", 10, "Own", 8);
    assertThat(episodes(atLeast(2, Counting.STORIES), first, copy)).isEmpty();
    assertThat(episodes(atLeast(2, Counting.STORIES), first, copy, another)).hasSize(1);
  }

  @Test
  void whatTheAnalysisSaysOfAStoryGoesBeforeItsWords() {
    Matched first = article("a", 0, "A", 1).in("s");
    Matched otherwise = article("b", 5, "B", 2).in("s");
    Matched sameWords = article("c", 10, "C", 1).in("t");
    Matched unknown = article("d", 15, "D", 1);
    Threshold two = atLeast(2, Counting.STORIES);
    assertThat(episodes(two, first, otherwise)).isEmpty();
    assertThat(episodes(two, first, sameWords)).hasSize(1);
    assertThat(episodes(two, otherwise, unknown)).hasSize(1);
    assertThat(episodes(two, first, unknown)).isEmpty();
  }

  @Test
  void aCopyIsNoIndependentSourceAndOutletsOfOneOwnerAreOne() {
    Matched wire = article("wire", 0, "Wire", 7);
    Matched copy = article("copy", 5, "Other", 7);
    Matched sister = article("sister", 10, "Wire", 8);
    Matched own = article("own", 15, "Own", 9);
    Threshold two = atLeast(2, Counting.SOURCES);
    assertThat(episodes(two, wire, copy, sister)).isEmpty();
    Receipt receipt = two.receipt("q", Stories.tell(List.of(wire, copy, sister, own)), minute(15));
    assertThat(receipt.count()).isEqualTo(2);
    assertThat(receipt.counted()).extracting(Alert.Counted::id).containsExactly("wire", "own");
    assertThat(receipt.leftOut())
        .extracting(out -> out.article().id() + " " + out.reason() + " " + out.as())
        .containsExactly("copy SAME_STORY wire", "sister SAME_OWNER wire");
  }

  @Test
  void theReceiptHoldsTheWindowAndNothingElse() {
    List<Told> told =
        Stories.tell(List.of(article("old", 0), article("in", 30), article("later", 61)));
    Receipt receipt = atLeast(1, Counting.ARTICLES).receipt("q", told, minute(60));
    assertThat(receipt.windowStart()).isEqualTo(minute(0));
    assertThat(receipt.counted()).extracting(Alert.Counted::id).containsExactly("in");
  }

  @ParameterizedTest
  @EnumSource
  void theOrderInWhichArticlesAreGivenDoesNotMatter(Counting counting) {
    Random random = new Random(3);
    Threshold threshold = atLeast(3, counting);
    for (int round = 0; round < 100; round++) {
      List<Matched> articles = randomArticles(random);
      List<Episode> before = threshold.episodes(Stories.tell(articles));
      Collections.shuffle(articles, random);
      assertThat(threshold.episodes(Stories.tell(articles))).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithARecountAtEveryInstant(Counting counting) {
    Random random = new Random(4);
    Threshold threshold = atLeast(3, counting);
    for (int round = 0; round < 100; round++) {
      List<Told> told = Stories.tell(randomArticles(random));
      List<Episode> episodes = threshold.episodes(told);
      for (int minute = 0; minute < 400; minute++) {
        Instant now = minute(minute);
        boolean met = threshold.receipt("q", told, now).count() >= 3;
        boolean inEpisode =
            episodes.stream().anyMatch(e -> !now.isBefore(e.start()) && now.isBefore(e.end()));
        assertThat(inEpisode).as("minute %d of round %d", minute, round).isEqualTo(met);
      }
    }
  }

  private static List<Matched> randomArticles(Random random) {
    List<Matched> articles = new ArrayList<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      articles.add(
          article("a" + i, random.nextInt(300), "owner" + random.nextInt(5), random.nextInt(8)));
    }
    return articles;
  }
}
