package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged services, from feeds and pushes to a webhook and the live stream. While articles are
 * being pushed, the broker is stopped and started, and then each service is killed. What came out
 * in the end is what each test looks at.
 */
class EndToEndIT {
  private static final String STRIKE = "dock-strike-by-three-owners";
  private static final String TROOPS = "an-outlet-tells-of-troops-thrice";
  private static final String WEATHER = "an-outlet-is-calm-twice";

  /** How many waves have to pass from push to webhook after each fault. */
  private static final int PROGRESS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Kept with all logs when a test fails. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path data;

  private static final List<String> STORY = new CopyOnWriteArrayList<>();
  private static final List<Alert> STREAMED = new CopyOnWriteArrayList<>();

  private static NewsSite site;
  private static Desk desk;
  private static Wirewatch wirewatch;
  private static AlertStream stream;

  private static Set<String> wanted;
  private static Set<String> addresses;
  private static List<Alert> alerts;
  private static List<String> articles;
  private static List<String> tagged;

  @BeforeAll
  @Timeout(240)
  static void articlesComeWhileTheBrokerIsStoppedAndEachServiceIsKilled() throws Exception {
    Instant start = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    site = new NewsSite();
    desk = new Desk();
    publish("harbour-post", "harbourpost.example/1", "Dockers vote to strike at dawn", start);
    publish("hill-herald", "hillherald.example/1", "Why dockers went on strike again", start);

    wirewatch =
        new Wirewatch(
            new Installation(Modules.ROOT),
            new Wirewatch.Settings(
                Path.of("src/test/resources/end-to-end"),
                data,
                Ports.free(),
                Map.of(
                    "NEWS_SITE", site.address().toString(),
                    "DESK_URL", desk.address().toString(),
                    "DESK_SECRET", desk.secret(),
                    "WIREWATCH_GUARD_ALLOW", "127.0.0.1/32")),
            EndToEndIT::tell);
    wirewatch.start();
    stream =
        new AlertStream(
            wirewatch.address(Component.ALERT).resolve("/alerts/stream"),
            AlertStream.THE_BEGINNING,
            STREAMED::add);
    pushOne("https://portwire.example/1", "Dockers strike, ships wait", start);
    int waves = pushThroughFaults(start);

    wanted = wanted(waves);
    addresses = addresses(waves);
    awaitAll("alerts at the webhook", wanted, () -> told(desk.alerts()));
    awaitAll("alerts on the live stream", wanted, () -> told(STREAMED));
    awaitAll(
        "articles in " + Topics.ARTICLES_TAGGED.name(), addresses, EndToEndIT::taggedAddresses);
    Component.services().forEach(wirewatch::stop); // so that nothing can come after
    alerts = read(Topics.ALERTS);
    articles = read(Topics.ARTICLES).stream().map(Article::url).toList();
    tagged = taggedAddresses();
    STORY.add(at() + "the topics are read");
  }

  private static int pushThroughFaults(Instant start) throws InterruptedException {
    Pusher pusher = new Pusher(wirewatch.address(Component.INGEST).resolve("/articles"), start);
    try (pusher) {
      awaitProgress(pusher, "the start");
      wirewatch.stop(Component.BROKER);
      wirewatch.start(Component.BROKER);
      awaitProgress(pusher, "the broker's restart");
      for (Component service : Component.services()) {
        publish("hill-herald", "hillherald.example/" + service, "News of the day", start);
        kill(service);
        awaitProgress(pusher, "the death of " + service.title());
      }
    }
    STORY.add(at() + "%d waves are pushed".formatted(pusher.waves()));
    return pusher.waves();
  }

  @AfterAll
  static void stop() {
    if (wirewatch != null) {
      stream.close();
      wirewatch.close();
    }
    desk.close();
    site.close();
    STORY.forEach(System.out::println);
  }

  @Test
  void everyRuleFiresExactlyOnceForEachOutlet() {
    assertOnce("alerts of " + Topics.ALERTS.name(), told(alerts), wanted);
  }

  @Test
  void everyTransitionIsOnTheAlertsTopicOnce() {
    assertThat(alerts.stream().map(alert -> alert.id() + "-" + alert.sequence()).toList())
        .as(where("transitions"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theWebhookToldOfEachAlertUnderOneIdWithOneBody() {
    assertThat(desk.faults()).as(where("badly signed webhooks")).isEmpty();
    assertThat(desk.bodies().values())
        .as(where("bodies of one webhook-id"))
        .allMatch(bodies -> bodies.size() == 1);
    assertOnce("alerts at the webhook", told(desk.alerts()), wanted);
  }

  @Test
  void theLiveStreamShowedEachAlertThroughTheRestarts() {
    assertOnce("alerts on the live stream", told(STREAMED), wanted);
  }

  @Test
  void feedsAndAPushMeetInOneAlert() {
    assertThat(alerts)
        .filteredOn(alert -> alert.rule().id().equals(STRIKE))
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.receipt().counted())
                    .extracting(Alert.Counted::owner)
                    .containsExactlyInAnyOrder(
                        "Quay Press", "Upland Media", "Port Wire Cooperative"));
  }

  @Test
  void everyArticleIsKeptOnceAndTaggedOnce() {
    assertOnce(Topics.ARTICLES.name(), articles, addresses);
    assertOnce(Topics.ARTICLES_TAGGED.name(), tagged, addresses);
  }

  /** Fails naming what is missing, and what came again or was not expected. */
  private static void assertOnce(String what, List<String> seen, Set<String> expected) {
    assertThat(missing(expected, seen)).as(where("missing " + what)).isEmpty();
    List<String> surplus = new ArrayList<>(seen);
    expected.forEach(surplus::remove);
    assertThat(surplus).as(where("repeated or unexpected " + what)).isEmpty();
  }

  private static void publish(String feed, String link, String title, Instant published) {
    site.publish(feed, "https://" + link, title, title + ", says our correspondent.", published);
  }

  private static void pushOne(String url, String title, Instant published)
      throws InterruptedException {
    try (Articles ingest = new Articles(wirewatch.address(Component.INGEST).resolve("/articles"))) {
      String article =
          "{\"url\": \"%s\", \"title\": \"%s\", \"publishedAt\": \"%s\"}"
              .formatted(url, title, published);
      assertThat(ingest.push(List.of(article))).isEqualTo(new Articles.Taken(1, List.of()));
    }
  }

  private static void kill(Component service) {
    long before = wirewatch.pid(service);
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    await(service.title() + " is started again, " + logs())
        .atMost(PATIENCE)
        .until(() -> wirewatch.pid(service) != before);
  }

  /** Waits until articles that were pushed from now on have come out as alerts. */
  private static void awaitProgress(Pusher pusher, String after) {
    int now = pusher.waves();
    Set<String> next = new HashSet<>();
    // the wave that is on its way may have been pushed in part before
    IntStream.rangeClosed(now + 1, now + PROGRESS)
        .forEach(wave -> next.add(TROOPS + "|" + Pusher.outlet(wave)));
    try {
      awaitAll("alerts at the webhook after " + after, next, () -> told(desk.alerts()));
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s%n%d waves were taken, the last refusal: %s"
              .formatted(e.getMessage(), pusher.waves(), pusher.lastRefusal()),
          e);
    }
    STORY.add(at() + "articles come out as alerts after " + after);
  }

  private static void awaitAll(String what, Set<String> expected, Supplier<List<String>> seen) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> assertThat(missing(expected, seen.get())).as(where("missing " + what)).isEmpty());
  }

  private static Set<String> missing(Set<String> expected, List<String> seen) {
    Set<String> missing = new TreeSet<>(expected);
    seen.forEach(missing::remove);
    return missing;
  }

  private static Set<String> wanted(int waves) {
    Set<String> wanted = new HashSet<>(Set.of(STRIKE + "|"));
    for (int wave = 0; wave < waves; wave++) {
      wanted.add(TROOPS + "|" + Pusher.outlet(wave));
      wanted.add(WEATHER + "|" + Pusher.outlet(wave));
    }
    return wanted;
  }

  private static Set<String> addresses(int waves) {
    Set<String> addresses = new HashSet<>(site.links());
    addresses.add("https://portwire.example/1");
    IntStream.range(0, waves).forEach(wave -> addresses.addAll(Pusher.urls(wave)));
    return addresses;
  }

  /** What each alert stands for: its transition, its rule and its group. */
  private static List<String> told(List<Alert> alerts) {
    return alerts.stream()
        .map(
            alert ->
                (alert.transition() == Alert.Transition.FIRING ? "" : alert.transition() + " ")
                    + alert.rule().id()
                    + "|"
                    + alert.group())
        .toList();
  }

  private static List<String> taggedAddresses() {
    return read(Topics.ARTICLES_TAGGED).stream()
        .map(TaggedArticle::article)
        .map(Article::url)
        .toList();
  }

  private static <T> List<T> read(Topic<T> topic) {
    List<T> values = new ArrayList<>();
    new TopicReader(wirewatch.bootstrapServers())
        .readAll(topic.name())
        .forEach(record -> values.add(Json.read(record.value(), topic.value())));
    return values;
  }

  private static void tell(Happening happening) {
    STORY.add(at() + happening);
  }

  private static String at() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS) + " ";
  }

  private static String where(String what) {
    return "%s (%s)".formatted(what, logs());
  }

  private static String logs() {
    return "the logs are in %s; what happened:%n%s"
        .formatted(data.resolve("logs"), String.join(System.lineSeparator(), STORY));
  }
}
