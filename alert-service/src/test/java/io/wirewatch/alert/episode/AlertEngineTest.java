package io.wirewatch.alert.episode;

import static io.wirewatch.alert.episode.Samples.atLeast;
import static io.wirewatch.alert.episode.Samples.below;
import static io.wirewatch.alert.episode.Samples.ceased;
import static io.wirewatch.alert.episode.Samples.fingerprint;
import static io.wirewatch.alert.episode.Samples.match;
import static io.wirewatch.alert.episode.Samples.minute;
import static io.wirewatch.alert.episode.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.alert.episode.AlertEngine.Outcome;
import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Alert.Closing;
import io.wirewatch.events.Alert.Counting;
import io.wirewatch.events.Json;
import io.wirewatch.events.Receipt;
import io.wirewatch.events.RuleMatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertEngineTest {
  private Rule rule = rule(atLeast(2, Counting.ARTICLES));
  private Limits limits = Limits.DEFAULT;
  private final HeldMatches store = new HeldMatches();
  private final Map<String, String> merged = new HashMap<>();
  private AlertEngine engine = engine();
  private List<Alert> last = List.of();

  private AlertEngine engine() {
    AlertEngine made =
        new AlertEngine(
            id -> Optional.of(rule).filter(known -> known.id().equals(id)),
            limits,
            store,
            story -> merged.getOrDefault(story, story));
    store.history("r|").ifPresent(history -> made.resume("r|", history));
    return made;
  }

  private void asks(Condition condition) {
    rule = rule(condition);
    engine = engine();
  }

  /** As transition, sequence and minute. */
  private List<String> told(List<Decision> decisions) {
    last = decisions.stream().map(Decision::alert).toList();
    for (int i = 0; i < last.size(); i++) {
      assertThat(tree(decisions.get(i).write(decisions.get(i).head())))
          .isEqualTo(tree(Json.write(last.get(i))));
    }
    return last.stream()
        .map(
            alert ->
                "%s %d at %d"
                    .formatted(
                        alert.transition(),
                        alert.sequence(),
                        Duration.between(minute(0), alert.at()).toMinutes()))
        .toList();
  }

  private static JsonNode tree(byte[] json) {
    return Json.read(json, JsonNode.class);
  }

  private List<String> arrives(RuleMatch match, int now) {
    return told(engine.process(Matched.of(match), minute(now), minute(now)).decisions());
  }

  private List<String> at(int now) {
    return told(engine.look(minute(now), minute(now)));
  }

  private Receipt receipt() {
    return last.getLast().receipt();
  }

  private List<String> counted() {
    return receipt().counted().stream().map(Alert.Counted::id).toList();
  }

  private List<String> leftOut() {
    return receipt().leftOut().stream()
        .map(out -> (out.article().id() + " " + out.reason() + " " + out.as()).strip())
        .toList();
  }

  @Test
  void firesOnceWhenTheSecondArticleArrivesAndResolvesWhenTheWindowHasEmptied() {
    assertThat(arrives(match("a", 0), 0)).isEmpty();
    assertThat(arrives(match("b", 30), 30)).containsExactly("FIRING 1 at 30");
    assertThat(counted()).containsExactly("a", "b");
    assertThat(arrives(match("c", 40), 40)).isEmpty();
    assertThat(at(44)).isEmpty();
    assertThat(at(45)).containsExactly("UPDATED 2 at 45");
    assertThat(counted()).containsExactly("a", "b", "c");
    assertThat(at(89)).isEmpty();
    assertThat(at(90)).containsExactly("RESOLVED 3 at 90");
    assertThat(at(500)).isEmpty();
  }

  @Test
  void anArticleBelowTheScoreDoesNotCountAndIsShownAsLeftOut() {
    asks(atLeast(2, Counting.STORIES));
    assertThat(arrives(match("a", 0, "one", "s1", ""), 0)).isEmpty();
    assertThat(arrives(below("b", 10, 0.4), 10)).isEmpty();
    assertThat(arrives(match("c", 30, "two", "s2", ""), 30)).containsExactly("FIRING 1 at 30");
    assertThat(counted()).containsExactly("a", "c");
    assertThat(leftOut()).containsExactly("b BELOW_SCORE");
    assertThat(receipt().leftOut().getFirst().article().score()).isEqualTo(0.4);
    assertThat(receipt().leftOutCount()).isEqualTo(1);
    engine = engine();
    assertThat(arrives(match("d", 55, "three", "s3", ""), 55)).containsExactly("UPDATED 2 at 55");
    assertThat(leftOut()).containsExactly("b BELOW_SCORE");
    assertThat(arrives(match("e", 85, "four", "s4", ""), 85)).containsExactly("UPDATED 3 at 85");
    assertThat(leftOut()).as("it has left the window").isEmpty();
  }

  @Test
  void aRevisionWhoseScoreRisesCountsAndOneWhoseScoreFallsNoLongerDoes() {
    arrives(match("a", 0), 0);
    assertThat(arrives(below("b", 10, 0.4), 10)).isEmpty();
    assertThat(arrives(match("b", 10), 12)).containsExactly("FIRING 1 at 10");
    assertThat(counted()).containsExactly("a", "b");
    assertThat(arrives(below("b", 10, 0.3), 14)).containsExactly("WITHDRAWN 2 at 14");
    assertThat(leftOut()).containsExactly("b BELOW_SCORE");
    assertThat(arrives(ceased(match("b", 10)), 16)).isEmpty();
    assertThat(arrives(match("c", 20), 20)).containsExactly("FIRING 3 at 20");
    assertThat(leftOut()).isEmpty();
  }

  @Test
  void anArticleThatRisesAboveTheScoreIsToldAsOneThatJoined() {
    arrives(match("a", 0), 0);
    assertThat(arrives(match("b", 10), 10)).containsExactly("FIRING 1 at 10");
    assertThat(arrives(below("c", 20, 0.4), 20)).isEmpty();
    assertThat(arrives(match("c", 20), 30)).containsExactly("UPDATED 2 at 30");
    assertThat(counted()).containsExactly("a", "b", "c");
  }

  @Test
  void anArticleBelowTheScoreOfOneClauseCountsForAnother() {
    asks(
        new Condition.All(
            List.of(
                new Condition.AtLeast("q", Counting.ARTICLES, 1, Duration.ofMinutes(60)),
                new Condition.AtLeast("p", Counting.ARTICLES, 2, Duration.ofMinutes(60)))));
    RuleMatch both = below(match("a", 0), List.of(0), new RuleMatch.BelowScore(1, 0.4));
    assertThat(arrives(both, 0)).isEmpty();
    assertThat(arrives(match("b", 10, "one", "", "", 1), 10)).isEmpty();
    assertThat(arrives(match("c", 20, "two", "", "", 1), 20)).containsExactly("FIRING 1 at 20");
    assertThat(counted()).containsExactly("a", "b", "c");
    assertThat(receipt().counted().getFirst().score()).isEqualTo(0.9);
    assertThat(leftOut()).containsExactly("a BELOW_SCORE");
    assertThat(receipt().leftOut().getFirst().article().score()).isEqualTo(0.4);
    assertThat(receipt().leftOut().getFirst().article().clause()).isEqualTo(1);
  }

  @Test
  void anArticleBelowTheScoreDoesNotJoinTwoStories() {
    asks(atLeast(2, Counting.STORIES));
    arrives(match("a", 0, "one", "s1", fingerprint(1)), 0);
    RuleMatch copy = match("b", 5, "two", "", fingerprint(1));
    arrives(below(copy, List.of(), new RuleMatch.BelowScore(0, 0.4)), 5);
    assertThat(arrives(match("c", 10, "three", "", fingerprint(2)), 10))
        .containsExactly("FIRING 1 at 10");
  }

  @Test
  void aGroupOfArticlesBelowTheScoreIsForgottenAsOthersAre() {
    limits = new Limits(Duration.ofMinutes(30), 2, 1_000);
    asks(atLeast(1, Counting.ARTICLES));
    for (int minute = 0; minute < 5; minute++) {
      arrives(below("b" + minute, minute, 0.4), minute);
    }
    assertThat(held()).as("the cap is for all").isEqualTo(2);
    assertThat(engine.process(Matched.of(below("late", -300, 0.4)), minute(4), minute(4)).outcome())
        .as("what would not have counted did not come too late")
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(at(500)).isEmpty();
    assertThat(held()).isZero();
    assertThat(store.history("r|")).isEmpty();
  }

  private int held() {
    int[] held = {0};
    store.forEach("r|", match -> held[0]++);
    return held[0];
  }

  @Test
  void resolvesByTheClock() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    assertThat(at(59)).isEmpty();
    assertThat(at(60)).containsExactly("RESOLVED 2 at 60");
    assertThat(counted()).containsExactly("b");
    assertThat(at(500)).isEmpty();
  }

  @Test
  void anEpisodeThatHasGoneOnForLongGoesOnAfterARestart() {
    limits = new Limits(Duration.ofMinutes(30), 1_000, 1_000);
    asks(new Condition.Absence("q", "among", Duration.ofMinutes(60)));
    assertThat(arrives(among(0), 0)).containsExactly("FIRING 1 at 0");
    for (int minute = 10; minute <= 600; minute += 10) {
      assertThat(arrives(among(minute), minute)).isEmpty();
    }
    engine = engine();
    assertThat(at(601)).isEmpty();
    assertThat(arrives(among(610), 610)).isEmpty();
    assertThat(at(700)).containsExactly("RESOLVED 2 at 670");
  }

  @Test
  void anEpisodeThatFiresAgainIsShownForWhenItsArticlesAreStillKept() {
    limits = new Limits(Duration.ofMinutes(30), 1_000, 1_000);
    asks(atLeast(2, Counting.ARTICLES));
    for (int minute = 0; minute <= 600; minute += 20) {
      arrives(match("a" + minute, minute), minute);
    }
    assertThat(at(645)).last().asString().startsWith("RESOLVED").endsWith("at 640");
    assertThat(arrives(match("late", 630), 645)).last().asString().startsWith("FIRING");
    assertThat(last.getLast().startedAt()).isEqualTo(minute(20));
    assertThat(receipt().count()).isEqualTo(3);
    assertThat(counted()).containsExactly("a500", "a520", "a540");
  }

  @Test
  void whatHasNotBegunByTheClockForLongHasNotBegunAfterARestart() {
    limits = new Limits(Duration.ofMinutes(30), 1_000, 1_000);
    asks(new Condition.Absence("q", "among", Duration.ofMinutes(60)));
    assertThat(arrives(match("m0", 0), 0)).isEmpty();
    for (int minute = 2; minute <= 600; minute += 10) {
      assertThat(arrives(among(minute), minute)).isEmpty();
      if (minute % 50 == 42) {
        assertThat(arrives(match("m" + minute, minute + 7), minute + 7)).isEmpty();
      }
    }
    assertThat(arrives(among(602), 602)).isEmpty();
    engine = engine();
    assertThat(at(603)).isEmpty();
    assertThat(arrives(among(604), 604)).isEmpty();
    assertThat(at(659)).containsExactly("FIRING 1 at 659");
  }

  @Test
  void aRevisionThatIsDatedTooFarBackNoLongerCountsWhereTheOneBeforeDid() {
    limits = new Limits(Duration.ofMinutes(30), 1_000, 1_000);
    asks(atLeast(2, Counting.ARTICLES));
    arrives(match("a", 600), 600);
    assertThat(arrives(match("b", 610), 610)).containsExactly("FIRING 1 at 610");
    assertThat(arrives(match("b", 10), 620)).containsExactly("WITHDRAWN 2 at 620");
    assertThat(leftOut()).containsExactlyInAnyOrder("b CORRECTED", "b TOO_LATE");
    assertThat(held()).isEqualTo(1);
    assertThat(arrives(match("b", 10), 620)).as("again").isEmpty();
    assertThat(arrives(match("b", 612), 625)).containsExactly("FIRING 3 at 612");
  }

  private static RuleMatch among(int minute) {
    return match("a" + minute, minute, "owner", "", "", 1);
  }

  @Test
  void anArticleExactlyOneWindowOldNoLongerCounts() {
    arrives(match("a", 0), 0);
    assertThat(arrives(match("b", 60), 60)).isEmpty();
    assertThat(arrives(match("c", 119), 119)).containsExactly("FIRING 1 at 119");
  }

  @Test
  void aLateArticleFiresForTheTimeToWhichItBelongs() {
    arrives(match("a", 0), 0);
    assertThat(arrives(match("b", 10), 200)).containsExactly("FIRING 1 at 10", "RESOLVED 2 at 60");
  }

  @Test
  void aLateArticleThatReopensAnEpisodeFiresItAgainUnderItsId() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    String id = last.getFirst().id();
    assertThat(at(70)).containsExactly("RESOLVED 2 at 60");
    assertThat(arrives(match("c", 50), 70)).containsExactly("FIRING 3 at 30");
    assertThat(at(90)).containsExactly("RESOLVED 4 at 90");
    assertThat(last.getFirst().id()).isEqualTo(id);
  }

  @Test
  void aCorrectionThatTakesAnArticleAwayWithdrawsTheAlertAndSaysSo() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    assertThat(arrives(ceased(match("a", 0)), 40)).containsExactly("WITHDRAWN 2 at 40");
    assertThat(counted()).containsExactly("b");
    assertThat(leftOut()).containsExactly("a CORRECTED");
    assertThat(at(41)).isEmpty();
    assertThat(arrives(match("a", 0), 42)).containsExactly("FIRING 3 at 30");
  }

  @Test
  void anArticleThatIsDatedAnewCountsWhereItBelongsNow() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    assertThat(arrives(match("a", 200), 200)).containsExactly("WITHDRAWN 2 at 200");
    assertThat(arrives(match("c", 210), 210)).containsExactly("FIRING 1 at 210");
    assertThat(counted()).containsExactly("a", "c");
  }

  @Test
  void episodesThatALateArticleJoinsAreOneAndPartAgainUnderTheirIds() {
    arrives(match("a", 0), 0);
    arrives(match("b", 10), 10);
    arrives(match("c", 100), 100);
    assertThat(arrives(match("d", 110), 110)).containsExactly("FIRING 1 at 110");
    String second = last.getLast().id();
    assertThat(arrives(match("late", 55), 115)).containsExactly("RESOLVED 3 at 70");
    assertThat(arrives(match("later", 56), 115))
        .containsExactly("FIRING 4 at 10", "WITHDRAWN 2 at 115");
    assertThat(arrives(ceased(match("later", 56)), 116)).isNotEmpty();
    arrives(ceased(match("late", 55)), 117);
    assertThat(at(160)).contains("RESOLVED 4 at 160");
    assertThat(last.getLast().id()).isEqualTo(second);
  }

  @Test
  void updatesAreToldAtMostEverySoOften() {
    arrives(match("a", 0), 0);
    assertThat(arrives(match("b", 1), 1)).containsExactly("FIRING 1 at 1");
    assertThat(arrives(match("c", 10), 10)).isEmpty();
    assertThat(arrives(match("c", 10), 17)).isEmpty();
    assertThat(at(17)).containsExactly("UPDATED 2 at 17");
    assertThat(arrives(match("d", 40), 40)).containsExactly("UPDATED 3 at 40");
    assertThat(at(55)).isEmpty();
  }

  @Test
  void storiesCountOnceEachAsTheAnalysisSaysOrTheirWords() {
    asks(atLeast(2, Counting.STORIES));
    arrives(match("a", 0, "A", "s", fingerprint(1), 0), 0);
    assertThat(arrives(match("b", 1, "B", "s", fingerprint(2), 0), 1)).isEmpty();
    assertThat(arrives(match("c", 2, "C", "", fingerprint(1), 0), 2)).isEmpty();
    assertThat(arrives(match("d", 3, "D", "t", fingerprint(3), 0), 3)).isNotEmpty();
    assertThat(counted()).containsExactly("a", "d");
    assertThat(leftOut()).containsExactly("b SAME_STORY a", "c SAME_STORY a");
    assertThat(receipt().count()).isEqualTo(2);
  }

  @Test
  void storiesThatMergeAreOne() {
    asks(atLeast(2, Counting.STORIES));
    arrives(match("a", 0, "A", "s", "", 0), 0);
    assertThat(arrives(match("b", 1, "B", "t", "", 0), 1)).containsExactly("FIRING 1 at 1");
    merged.put("t", "s");
    assertThat(told(engine.merged("t", "s", minute(2), minute(2))))
        .containsExactly("WITHDRAWN 2 at 2");
    engine = engine();
    assertThat(engine.merged("t", "s", minute(3), minute(3))).isEmpty();
    assertThat(arrives(match("c", 4, "C", "u", "", 0), 4)).containsExactly("FIRING 3 at 4");
  }

  @Test
  void twoOutletsTellingOneEventInTheirOwnWordsAreTwoSourcesAndOfOneOwnerOne() {
    asks(atLeast(2, Counting.SOURCES));
    arrives(match("a", 0, "A", "s", "", 0), 0);
    assertThat(arrives(match("sister", 1, "A", "t", "", 0), 1)).isEmpty();
    assertThat(arrives(match("b", 2, "B", "s", "", 0), 2)).isNotEmpty();
    assertThat(counted()).containsExactly("a", "b");
    assertThat(leftOut()).containsExactly("sister SAME_OWNER a");
  }

  @Test
  void anAbsenceFiresByTheClockAndResolvesWhenSomethingMatches() {
    asks(new Condition.Absence("q", "among", Duration.ofMinutes(60)));
    arrives(match("q1", 0, "A", "", "", 0, 1), 0);
    arrives(match("other", 50, "A", "", "", 1), 50);
    assertThat(at(59)).isEmpty();
    assertThat(at(61)).containsExactly("FIRING 1 at 60");
    assertThat(receipt().parts())
        .extracting(part -> part.role() + " " + part.count() + " " + part.met())
        .containsExactly("ABSENT 0 true", "AMONG 1 true");
    assertThat(counted()).containsExactly("other");
    assertThat(arrives(match("q2", 70, "A", "", "", 0), 70)).containsExactly("RESOLVED 2 at 70");
  }

  @Test
  void aSpikeShowsWhatIsUsual() {
    asks(
        new Condition.Spike(
            "q", Counting.ARTICLES, Duration.ofMinutes(60), 2, Duration.ofHours(5), 3, 2));
    for (int hour = 0; hour < 7; hour++) {
      for (int i = 0; i < 2; i++) {
        arrives(match("h" + hour + i, 60 * hour + 10 * i), 60 * hour + 10 * i);
      }
    }
    int now = 7 * 60;
    for (int i = 0; i < 2; i++) {
      assertThat(arrives(match("n" + i, now + i, "A", "", "", 0), now + i)).isEmpty();
    }
    assertThat(arrives(match("n2", now + 2, "B", "", "", 0), now + 2))
        .containsExactly("FIRING 1 at 422");
    assertThat(receipt().baseline())
        .isEqualTo(new Receipt.Baseline(2, 5, minute(60), minute(360), 2, 3, 3, 2));
    assertThat(receipt().threshold()).isEqualTo(4);
    assertThat(receipt().condition()).isEqualTo(Receipt.Kind.SPIKE);
  }

  @Test
  void anArticleThatComesTooLateIsToldInTheNextReceipt() {
    limits = new Limits(Duration.ofMinutes(60), 10, 100);
    engine = engine();
    arrives(match("a", 300), 300);
    assertThat(engine.process(Matched.of(match("late", 100)), minute(300), minute(300)).outcome())
        .isEqualTo(Outcome.TOO_LATE);
    arrives(match("b", 301), 301);
    assertThat(leftOut()).containsExactly("late TOO_LATE");
    assertThat(receipt().leftOutCount()).isEqualTo(1);
    at(360);
    assertThat(leftOut()).isEmpty();
  }

  @Test
  void aGroupWithTooManyArticlesIsCappedAndSaysSo() {
    limits = new Limits(Duration.ofMinutes(60), 3, 100);
    engine = engine();
    arrives(match("a", 0), 0);
    arrives(match("b", 1), 1);
    arrives(match("c", 2), 2);
    assertThat(engine.process(Matched.of(match("d", 3)), minute(3), minute(3)).outcome())
        .isEqualTo(Outcome.CAPPED);
    at(16);
    assertThat(last.getFirst().transition()).isEqualTo(Alert.Transition.UPDATED);
    assertThat(counted()).containsExactly("b", "c", "d");
    assertThat(receipt().capped()).isTrue();
    at(62);
    assertThat(told(engine.look(minute(62), minute(62)))).isEmpty();
  }

  @Test
  void aRuleThatAsksOtherwiseClosesWhatNoLongerStandsForThatReason() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    rule = rule(atLeast(3, Counting.ARTICLES));
    assertThat(told(engine.changed("r|", rule, minute(31), minute(31))))
        .containsExactly("RESOLVED 2 at 31");
    assertThat(last.getFirst().reason()).isEqualTo(Closing.RULE_CHANGED);
    rule = rule(atLeast(1, Counting.ARTICLES));
    engine = engine();
    assertThat(at(90)).containsExactly("FIRING 3 at 0", "RESOLVED 4 at 90");
  }

  @Test
  void aRuleThatIsRemovedClosesItsAlertsAndForgetsItsMatches() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    assertThat(told(engine.closed("r|", rule, Closing.RULE_REMOVED, minute(31), minute(31))))
        .containsExactly("RESOLVED 2 at 31");
    assertThat(store.match("r|", 0, "a")).isEmpty();
    assertThat(store.history("r|")).isEmpty();
    assertThat(at(10_000)).isEmpty();
  }

  @Test
  void forgetsAllThatCanNoLongerChange() {
    arrives(match("a", 0), 0);
    arrives(match("b", 30), 30);
    at(90);
    assertThat(at(30 + 60 + 60 + 24 * 60 + 1)).isEmpty();
    assertThat(store.history("r|")).isEmpty();
  }

  @Test
  void anEpisodeThatOutlastsWhatIsKeptStaysTheSame() {
    arrives(match("0", 0), 0);
    assertThat(arrives(match("1", 30), 30)).containsExactly("FIRING 1 at 30");
    String id = last.getFirst().id();
    for (int i = 2; i < 200; i++) {
      int now = 30 * i;
      assertThat(arrives(match("" + i, now), now)).allMatch(told -> told.startsWith("UPDATED"));
      if (i % 50 == 0) {
        engine = engine();
      }
    }
    assertThat(at(199 * 30 + 60)).hasSize(1).allMatch(told -> told.startsWith("RESOLVED"));
    assertThat(last.getFirst().id()).isEqualTo(id);
    assertThat(last.getFirst().startedAt()).isEqualTo(minute(30));
  }
}
