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
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of alerts when rules change while articles come. */
class RuleChangesTest {
  private static final Instant START = Instant.parse("2021-03-30T00:00:00Z");

  private final RuleBook rules = new RuleBook(new Loaded<>(List.of(), List.of()));
  private final ArticlesBefore before = new ArticlesBefore();
  private Instant clock = Instant.parse("2026-11-23T12:00:00Z");

  /** What is done while somebody asks for the time, in order. */
  private final Deque<Runnable> whileAsked = new ArrayDeque<>();

  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          AlertsTopology.build(
              new RulesAtHand(rules, () -> {}, before, Runnable::run),
              Limits.DEFAULT,
              this::time,
              new AlertMeters(new SimpleMeterRegistry())),
          new Properties(),
          clock);
  private final TestInputTopic<String, byte[]> tagged =
      driver.createInputTopic(
          Topics.ARTICLES_TAGGED.name(), new StringSerializer(), new ByteArraySerializer());
  private final TestInputTopic<String, byte[]> stories =
      driver.createInputTopic(
          Topics.STORIES.name(), new StringSerializer(), new ByteArraySerializer());
  private final TestOutputTopic<String, byte[]> alerts = output(Topics.ALERTS.name());
  private final TestOutputTopic<String, byte[]> notifications = output(Topics.NOTIFICATIONS.name());

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private void put(String query, int atLeast) {
    put("R", query, atLeast, Grouping.NOTHING, Duration.ofHours(1));
  }

  private void put(String title, String query, int atLeast, Grouping grouping, Duration within) {
    change(title, query, atLeast, grouping, within);
    timePasses(Duration.ofMillis(200));
  }

  private void change(String title, String query, int atLeast, Grouping grouping, Duration within) {
    rules.put(
        rule(
            title,
            new Condition.AtLeast(query, Alert.Counting.ARTICLES, atLeast, within),
            grouping),
        StoredRule.From.API,
        rules.upTo() + 1);
  }

  private void put(Condition condition) {
    rules.put(rule("R", condition, Grouping.NOTHING), StoredRule.From.API, rules.upTo() + 1);
    timePasses(Duration.ofMillis(200));
  }

  private static Rule rule(String title, Condition condition, Grouping grouping) {
    return new Rule(
        "r",
        title,
        Alert.Severity.HIGH,
        condition,
        grouping,
        List.of("desk"),
        Rule.DEFAULT_UPDATE_EVERY);
  }

  private void remove() {
    rules.remove("r", rules.upTo() + 1);
    timePasses(Duration.ofMillis(200));
  }

  private Instant time() {
    Optional.ofNullable(whileAsked.poll()).ifPresent(Runnable::run);
    return clock;
  }

  private void timePasses(Duration time) {
    clock = clock.plus(time);
    driver.advanceWallClockTime(time);
  }

  private void arrives(String id, int minute, String... topics) {
    arrivesAs(id, minute, "", topics);
  }

  private void arrivesAs(String id, int minute, String story, String... topics) {
    Instant at = START.plus(Duration.ofMinutes(minute));
    Article article =
        new Article(
            id,
            "hash-" + String.join("-", topics),
            id + ".example",
            "",
            "",
            "",
            "Title",
            "",
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    List<TaggedArticle.Topic> found =
        Stream.of(topics)
            .map(
                topic ->
                    new TaggedArticle.Topic(
                        topic, 1, List.of(new Evidence("title", 0, 5, "Title", "t"))))
            .toList();
    byte[] value =
        Json.write(
            new TaggedArticle(
                article, found, List.of(), List.of(), "", "pack", at, null, "", "", story, 0, "",
                List.of()));
    tagged.pipeInput(id, value);
    before.add(id, value);
  }

  private void becomesPartOf(String story, String into) {
    stories.pipeInput(story, Json.write(new StoryMerge(story, into, "m", "", START)));
    timePasses(Duration.ofSeconds(1));
  }

  private List<Alert> told() {
    return alerts.readValuesToList().stream().map(bytes -> Json.read(bytes, Alert.class)).toList();
  }

  private Alert onlyOne(Transition transition) {
    List<Alert> told = told();
    assertThat(told).extracting(Alert::transition).containsExactly(transition);
    return told.getFirst();
  }

  private Alert firing() {
    put("topic:call", 2);
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    return onlyOne(Transition.FIRING);
  }

  @Test
  void aNewRuleCountsWhatCameBefore() {
    for (int i = 0; i < 10; i++) {
      arrives("other" + i, i, "visit");
    }
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    put("topic:call", 2);
    assertThat(onlyOne(Transition.FIRING).receipt().counted())
        .extracting(Alert.Counted::id)
        .containsExactly("a", "b");
  }

  @Test
  void anotherTitleWhileThePastIsReadLosesNothing() {
    for (int i = 0; i < 10; i++) {
      arrives("a" + i, i, "call");
    }
    before.afterTheNext(
        () -> change("Other title", "topic:call", 10, Grouping.NOTHING, Duration.ofHours(1)));
    put("topic:call", 10);
    assertThat(onlyOne(Transition.FIRING).receipt().count()).isEqualTo(10);
  }

  @Test
  void anotherThresholdWhileThePastIsReadIsTheOneThatCounts() {
    for (int i = 0; i < 10; i++) {
      arrives("a" + i, i, "call");
    }
    before.afterTheNext(() -> change("R", "topic:call", 8, Grouping.NOTHING, Duration.ofHours(1)));
    put("topic:call", 10);
    timePasses(Duration.ofMillis(200));
    assertThat(onlyOne(Transition.FIRING).receipt().count()).isEqualTo(8);
  }

  @Test
  void anotherQueryWhileThePastIsReadIsAskedOfAllOfIt() {
    for (int i = 0; i < 10; i++) {
      arrives("a" + i, i, i % 2 == 0 ? "call" : "visit");
    }
    before.afterTheNext(() -> change("R", "topic:visit", 5, Grouping.NOTHING, Duration.ofHours(1)));
    put("topic:call", 5);
    timePasses(Duration.ofMillis(200));
    assertThat(onlyOne(Transition.FIRING).receipt().counted())
        .extracting(Alert.Counted::id)
        .containsExactly("a1", "a3", "a5", "a7", "a9");
  }

  @Test
  void ofAnEpisodeThatWasOverWhenTheRuleCameNothingIsTold() {
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    arrives("c", 300, "visit");
    put("topic:call", 2);
    assertThat(told()).isEmpty();
    arrives("d", 310, "call");
    arrives("late", 20, "call");
    arrives("e", 320, "call");
    assertThat(onlyOne(Transition.FIRING).receipt().counted())
        .extracting(Alert.Counted::id)
        .containsExactly("d", "e");
  }

  @Test
  void anAlertThatStillStandsGoesOnUnderTheNewVersion() {
    Alert fired = firing();
    put("topic:call", 1);
    assertThat(told()).isEmpty();
    timePasses(Duration.ofHours(2));
    Alert resolved = onlyOne(Transition.RESOLVED);
    assertThat(resolved.id()).isEqualTo(fired.id());
    assertThat(resolved.sequence()).isEqualTo(2);
    assertThat(resolved.rule().version()).isNotEqualTo(fired.rule().version());
    assertThat(resolved.reason()).isNull();
  }

  @Test
  void anAlertThatNoLongerStandsIsClosedByTheChange() {
    Alert fired = firing();
    put("topic:call", 3);
    Alert closed = onlyOne(Transition.RESOLVED);
    assertThat(closed.id()).isEqualTo(fired.id());
    assertThat(closed.reason()).isEqualTo(Alert.Closing.RULE_CHANGED);
    arrives("c", 20, "call");
    assertThat(onlyOne(Transition.FIRING).receipt().count()).isEqualTo(3);
  }

  @Test
  void anotherQueryIsAskedOfWhatCameBefore() {
    firing();
    arrives("v", 12, "visit");
    arrives("w", 14, "visit");
    arrives("x", 16, "visit");
    put("topic:visit", 3);
    arrives("late", 11, "call");
    assertThat(told()).isEmpty(); // goes on: it stands on the visits
    timePasses(Duration.ofHours(2));
    assertThat(onlyOne(Transition.RESOLVED).receipt().counted())
        .extracting(Alert.Counted::id)
        .containsExactly("w", "x");
    arrives("d", 300, "call");
    arrives("e", 301, "call");
    assertThat(told()).isEmpty();
  }

  @Test
  void otherGroupsAreCountedAnew() {
    firing();
    put("R", "topic:call", 1, Grouping.SOURCE, Duration.ofHours(1));
    List<Alert> told = told();
    assertThat(told)
        .extracting(alert -> alert.transition() + " " + alert.group() + " " + alert.reason())
        .containsExactlyInAnyOrder(
            "RESOLVED  RULE_CHANGED", "FIRING a.example null", "FIRING b.example null");
  }

  @Test
  void aLongerWindowCountsWhatTheShorterHadForgotten() {
    put("topic:call", 2);
    arrives("a", 0, "call");
    arrives("b", 50 * 60, "call");
    assertThat(told()).isEmpty();
    put("R", "topic:call", 2, Grouping.NOTHING, Duration.ofDays(3));
    assertThat(onlyOne(Transition.FIRING).receipt().counted()).hasSize(2);
  }

  @Test
  void theAlertsOfARuleThatIsRemovedAreClosedAndItsReceiversTold() {
    Alert fired = firing();
    assertThat(notifications.readValuesToList()).hasSize(1);
    remove();
    Alert closed = onlyOne(Transition.RESOLVED);
    assertThat(closed.id()).isEqualTo(fired.id());
    assertThat(closed.rule().title()).isEqualTo("R");
    assertThat(closed.reason()).isEqualTo(Alert.Closing.RULE_REMOVED);
    assertThat(notifications.readValuesToList())
        .singleElement()
        .extracting(bytes -> Json.read(bytes, Notification.class).receiver())
        .isEqualTo("desk");
    arrives("c", 11, "call");
    timePasses(Duration.ofHours(3));
    assertThat(told()).isEmpty();
  }

  @Test
  void aRuleThatComesBackStartsAnew() {
    firing();
    remove();
    assertThat(told()).hasSize(1);
    put("topic:call", 2);
    assertThat(onlyOne(Transition.FIRING).receipt().count()).isEqualTo(2);
  }

  @Test
  void anotherTitleTellsNothingAndIsToldWithTheNextTransition() {
    firing();
    put("Other title", "topic:call", 2, Grouping.NOTHING, Duration.ofHours(1));
    assertThat(told()).isEmpty();
    timePasses(Duration.ofHours(2));
    assertThat(onlyOne(Transition.RESOLVED).rule().title()).isEqualTo("Other title");
  }

  @Test
  void anArticleThatIsCorrectedAfterAChangeOfTheQueryIsTakenOut() {
    firing();
    put("topic:(call OR visit)", 2);
    assertThat(told()).isEmpty();
    arrives("b", 10, "meeting");
    assertThat(told()).extracting(Alert::transition).containsExactly(Transition.WITHDRAWN);
  }

  @Test
  void whatWasCorrectedToAnotherTimeBeforeTheRuleCameIsNotCounted() {
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    arrives("b", 12, "meeting");
    put("topic:call", 2);
    assertThat(told()).isEmpty();
  }

  @Test
  void storiesThatBecomeOneAfterAChangeCountOnce() {
    arrivesAs("a", 0, "first", "call");
    becomesPartOf("first", "second");
    arrivesAs("c", 5, "third", "call");
    put(new Condition.AtLeast("topic:call", Alert.Counting.STORIES, 2, Duration.ofHours(1)));
    onlyOne(Transition.FIRING);
    becomesPartOf("second", "third");
    onlyOne(Transition.WITHDRAWN);
  }

  @Test
  void whatARuleTellsThatComesBackIsNotTakenForWhatWasToldBefore() {
    firing();
    remove();
    put("topic:call", 2);
    remove();
    put("topic:call", 2);
    assertThat(notifications.readValuesToList())
        .extracting(bytes -> Json.read(bytes, Notification.class).id())
        .hasSize(5)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsDecidedWhenARuleIsRemovedIsTold() {
    put("R", "topic:call", 1, Grouping.SOURCE, Duration.ofHours(1));
    arrives("a", 0, "call");
    arrives("b", 0, "call");
    assertThat(told()).hasSize(2);
    whileAsked.add(() -> {}); // to look
    whileAsked.add(() -> rules.remove("r", rules.upTo() + 1)); // to tell the first
    timePasses(Duration.ofHours(2));
    assertThat(told())
        .extracting(alert -> alert.group() + " " + alert.transition())
        .containsExactlyInAnyOrder("a.example RESOLVED", "b.example RESOLVED");
  }

  @Test
  void aLongerWindowAfterASpikeCountsWhatTheSpikeHadForgotten() {
    put(
        new Condition.Spike(
            "topic:call",
            Alert.Counting.ARTICLES,
            Duration.ofHours(1),
            2,
            Duration.ofHours(30),
            5,
            0));
    for (int i = 0; i < 4; i++) {
      arrives("a" + i, i * 20 * 60, "call");
    }
    put(new Condition.AtLeast("topic:call", Alert.Counting.ARTICLES, 1, Duration.ofHours(24)));
    assertThat(onlyOne(Transition.FIRING).startedAt()) // as far back as window and lateness go
        .isBefore(START.plus(Duration.ofHours(13)));
  }

  @Test
  void anEpisodeThatWasOverAndIsFoundNotToBeIsToldFromItsBeginning() {
    arrives("a", 0, "call");
    arrives("b", 10, "call");
    arrives("c", 650, "visit");
    put("R", "topic:call", 2, Grouping.NOTHING, Duration.ofHours(10));
    arrives("late", 590, "call");
    assertThat(told()).isEmpty();
    arrives("later", 600, "call");
    assertThat(onlyOne(Transition.FIRING).startedAt())
        .isEqualTo(START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void whereMuchHasWaitedThePastIsThatOfWhatIsRead() {
    TestOutputTopic<String, byte[]> matched = output(Topics.RULES_MATCHED.name());
    Instant fiveDaysAgo = clock.minus(Duration.ofDays(5));
    arrives("a", 0, "call");
    tagged.pipeInput("a", before.last(), fiveDaysAgo);
    before.add("a", before.last());
    put(new Condition.AtLeast("topic:call", Alert.Counting.ARTICLES, 10, Duration.ofHours(1)));
    assertThat(before.readSince())
        .isBetween(fiveDaysAgo.minus(Duration.ofDays(2)), fiveDaysAgo.minus(Duration.ofDays(1)));
    tagged.pipeInput("a", before.last(), fiveDaysAgo);
    assertThat(matched.readRecordsToList())
        .as("what is old is deleted from topics")
        .allSatisfy(
            record ->
                assertThat(record.getRecordTime())
                    .isAfterOrEqualTo(clock.minus(Duration.ofHours(1))));
  }
}
