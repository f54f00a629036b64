package io.wirewatch.alert.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Alert.Transition;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Json;
import io.wirewatch.events.Notification;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsTopologyTest {
  private static final Instant START = Instant.parse("2021-03-30T00:00:00Z");

  private final RuleBook rules =
      RuleBook.of(
          new Loaded<>(
              List.of(
                  item(Grouping.NOTHING, "two"),
                  item(Grouping.SOURCE, "by-source"),
                  item("two-stories", "topic:visit", Alert.Counting.STORIES, Grouping.NOTHING),
                  item(
                      "burst",
                      new Condition.Spike(
                          "topic:raid",
                          Alert.Counting.ARTICLES,
                          Duration.ofHours(1),
                          3,
                          Duration.ofHours(8),
                          3,
                          0)),
                  item(
                      "silence",
                      new Condition.Absence("topic:report", "topic:news", Duration.ofHours(1))),
                  item(
                      "act",
                      new Condition.Sequence("topic:threat", "topic:raid", Duration.ofHours(1))),
                  item(
                      "both",
                      new Condition.All(
                          List.of(atLeast("topic:aid", 1), atLeast("topic:drill", 2)))),
                  item(
                      "either",
                      new Condition.Any(
                          List.of(atLeast("topic:truce", 1), atLeast("topic:drill", 9))))),
              List.of()),
          new Loaded<>(List.of(), List.of()));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant clock = Instant.parse("2026-11-23T12:00:00Z");
  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          AlertsTopology.build(
              new RulesAtHand(rules, () -> {}, new ArticlesBefore(), Runnable::run),
              Limits.DEFAULT,
              () -> clock,
              new AlertMeters(meters)),
          new Properties(),
          clock);
  private final TestInputTopic<String, byte[]> tagged =
      driver.createInputTopic(
          Topics.ARTICLES_TAGGED.name(), new StringSerializer(), new ByteArraySerializer());
  private final TestOutputTopic<String, byte[]> alerts = output(Topics.ALERTS.name());
  private final TestOutputTopic<String, byte[]> notifications = output(Topics.NOTIFICATIONS.name());

  private static Loaded.Item<Rule> item(Grouping grouping, String id) {
    return item(id, "topic:call", Alert.Counting.ARTICLES, grouping);
  }

  private static Loaded.Item<Rule> item(
      String id, String query, Alert.Counting counting, Grouping grouping) {
    Rule rule =
        new Rule(
            id,
            "Two calls in an hour",
            Alert.Severity.HIGH,
            new Condition.AtLeast(query, counting, 2, Duration.ofHours(1)),
            grouping,
            id.equals("two") ? List.of("log", "desk") : List.of(),
            Rule.DEFAULT_UPDATE_EVERY);
    return new Loaded.Item<>(rule, "rules.yaml", "", path -> 1);
  }

  private static Loaded.Item<Rule> item(String id, Condition condition) {
    Rule rule =
        new Rule(
            id,
            id,
            Alert.Severity.LOW,
            condition,
            Grouping.NOTHING,
            List.of(),
            Rule.DEFAULT_UPDATE_EVERY);
    return new Loaded.Item<>(rule, "rules.yaml", "", path -> 1);
  }

  private static Condition.AtLeast atLeast(String query, int atLeast) {
    return new Condition.AtLeast(query, Alert.Counting.ARTICLES, atLeast, Duration.ofHours(1));
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private void arrives(String id, int minute, String... topics) {
    arrivesTaggedBy("pack", id, minute, topics);
  }

  private void arrivesTaggedBy(String pack, String id, int minute, String... topics) {
    Instant at = START.plus(Duration.ofMinutes(minute));
    String title = "Title " + id;
    Article article =
        new Article(
            id,
            "hash-" + topics.length,
            id + ".example",
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
                        topic, 1, List.of(new Evidence("title", 0, 5, "Title", "t"))))
            .toList();
    String story = topics.length > 0 && topics[0].equals("visit") ? "story-" + id : "";
    tagged.pipeInput(
        id,
        Json.write(
            new TaggedArticle(
                article, found, List.of(), List.of(), "", pack, at, null, "", "", story, 0, "",
                List.of())));
  }

  private void timePasses(Duration time) {
    clock = clock.plus(time);
    driver.advanceWallClockTime(time);
  }

  private List<Alert> told() {
    return alerts.readValuesToList().stream().map(bytes -> Json.read(bytes, Alert.class)).toList();
  }

  @Test
  void firesWhenTheSecondArticleArrivesWithTheWordsThatDecided() {
    arrives("a", 0, "call");
    arrives("b", 5);
    assertThat(told()).isEmpty();
    arrives("c", 10, "call");
    List<Alert> alerts = told();
    assertThat(alerts).hasSize(1);
    Alert alert = alerts.getFirst();
    assertThat(alert.transition()).isEqualTo(Transition.FIRING);
    assertThat(alert.at()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    assertThat(alert.receipt().counted()).extracting(Alert.Counted::id).containsExactly("a", "c");
    assertThat(alert.receipt().counted())
        .allSatisfy(
            counted ->
                assertThat(counted.matches()).extracting(Evidence::text).containsExactly("Title"));
  }

  @Test
  void anArticleThatComesTwiceCountsOnce() {
    arrives("a", 0, "call");
    arrives("a", 0, "call");
    assertThat(told()).isEmpty();
  }

  @Test
  void anArticleThatAnotherPackTagsAgainIsNotToldAgain() {
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    assertThat(told()).hasSize(1);
    arrivesTaggedBy("changed", "a", 0, "call", "meeting");
    arrivesTaggedBy("changed", "b", 10, "meeting", "call");
    assertThat(told()).isEmpty();
  }

  @Test
  void tellsEachReceiverOfEachTransition() {
    arrives("a", 0, "call");
    arrives("b", 1, "call");
    String id = told().getFirst().id();
    assertThat(notifications.readKeyValuesToList())
        .satisfiesExactly(
            log -> assertThat(log.key).isEqualTo("log"),
            desk -> {
              assertThat(desk.key).isEqualTo("desk");
              assertThat(Json.read(desk.value, Notification.class).id()).isEqualTo(id + "-1-desk");
            });
  }

  @Test
  void resolvesByTheClockWhenNothingElseArrives() {
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    assertThat(told()).hasSize(1);
    timePasses(Duration.ofMinutes(49));
    assertThat(told()).isEmpty();
    timePasses(Duration.ofMinutes(1));
    assertThat(told()).extracting(Alert::transition).containsExactly(Transition.RESOLVED);
  }

  @Test
  void aCorrectedArticleThatNoLongerMatchesTakesItsAlertBack() {
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    assertThat(told()).hasSize(1);
    arrives("b", 10);
    assertThat(told()).extracting(Alert::transition).containsExactly(Transition.WITHDRAWN);
  }

  @Test
  void anArticleThatComesTooLateIsCountedAsSuchAndNotSilently() {
    arrives("now", 60 * 48, "call");
    arrives("old1", 0, "call");
    arrives("old2", 1, "call");
    assertThat(told()).isEmpty();
    assertThat(meters.counter("wirewatch.articles.too.late", "rule", "two").count()).isEqualTo(2);
  }

  @Test
  void anArticleThatIsDatedFarAheadMakesNoOtherTooLate() {
    int now = (int) Duration.between(START, clock).toMinutes();
    arrives("ahead", now + 60 * 24 * 300, "call");
    arrives("a", now - 1, "call");
    arrives("b", now, "call");
    assertThat(told()).extracting(Alert::transition).containsExactly(Transition.FIRING);
    assertThat(meters.find("wirewatch.articles.too.late").counter()).isNull();
  }

  @Test
  void storiesThatMergeAreCountedAgainAsOne() {
    arrives("a", 0, "visit");
    arrives("b", 1, "visit");
    assertThat(told()).extracting(Alert::transition).containsExactly(Transition.FIRING);
    driver
        .createInputTopic(Topics.STORIES.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            "story-b", Json.write(new StoryMerge("story-b", "story-a", "c", "measure", START)));
    timePasses(Duration.ofSeconds(1));
    assertThat(told()).extracting(Alert::transition).containsExactly(Transition.WITHDRAWN);
    arrives("c", 2, "visit");
    List<Alert> again = told();
    assertThat(again).extracting(Alert::transition).containsExactly(Transition.FIRING);
    assertThat(again.getFirst().receipt().counted())
        .extracting(Alert.Counted::id)
        .containsExactly("a", "c");
  }

  @Test
  void sourcesAreCountedApartWhereTheRuleSaysSo() {
    arrives("a", 0, "call");
    arrives("b", 1, "call");
    assertThat(told()).extracting(alert -> alert.rule().id()).containsExactly("two");
  }

  private List<String> transitions() {
    return told().stream()
        .map(alert -> "%s %s".formatted(alert.rule().id(), alert.transition()))
        .toList();
  }

  @Test
  void aBurstFiresOnceItExceedsWhatIsUsual() {
    for (int hour = 0; hour < 8; hour++) {
      arrives("usual" + hour, hour * 60, "raid");
    }
    arrives("burst1", 8 * 60 + 5, "raid");
    arrives("burst2", 8 * 60 + 6, "raid");
    assertThat(transitions()).isEmpty();
    arrives("burst3", 8 * 60 + 7, "raid");
    assertThat(transitions()).containsExactly("burst FIRING");
  }

  @Test
  void silenceIsToldByTheClockWhileTheSourcesCanBeSeen() {
    arrives("report", 0, "report");
    arrives("news", 30, "news");
    assertThat(transitions()).isEmpty();
    timePasses(Duration.ofMinutes(31));
    assertThat(transitions()).containsExactly("silence FIRING");
    arrives("again", 62, "report");
    assertThat(transitions()).containsExactly("silence RESOLVED");
  }

  @Test
  void silenceThatALateReportPutsOffIsWithdrawnAndToldWhenItComes() {
    arrives("report", 0, "report");
    arrives("news", 30, "news");
    timePasses(Duration.ofMinutes(31));
    assertThat(transitions()).containsExactly("silence FIRING");
    arrives("late", 20, "report");
    assertThat(transitions()).containsExactly("silence WITHDRAWN");
    timePasses(Duration.ofMinutes(20));
    assertThat(transitions()).containsExactly("silence FIRING");
  }

  @Test
  void whatFollowsIsToldAndWhatComesBeforeIsNot() {
    arrives("raid", 0, "raid");
    arrives("threat", 10, "threat");
    assertThat(transitions()).isEmpty();
    arrives("then", 20, "raid");
    assertThat(transitions()).containsExactly("act FIRING");
  }

  @Test
  void allPartsHaveToBeMetAndOfAnyOne() {
    arrives("aid", 0, "aid");
    arrives("drill1", 1, "drill");
    assertThat(transitions()).isEmpty();
    arrives("drill2", 2, "drill");
    assertThat(transitions()).containsExactly("both FIRING");
    arrives("truce", 3, "truce");
    assertThat(transitions()).containsExactly("either FIRING");
  }
}
