package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.Json;
import io.wirewatch.events.Topics;
import io.wirewatch.ingest.poll.NewsServer;
import io.wirewatch.ingest.poll.NewsServer.Answer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feeds that are put, polled and deleted over HTTP, by a service that polls. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(FeedsServiceTest.Polling.class)
class FeedsServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A service that polls. */
  public static final class Polling implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "wirewatch.feeds.polling", "true",
          "wirewatch.feeds.host-delay", "10ms",
          "wirewatch.guard.allow", "127.0.0.0/8",
          "wirewatch.websub.callback", "http://watch.example/here/",
          "wirewatch.config", "src/test/resources/feeds-service");
    }
  }

  private final NewsServer server = new NewsServer();

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @AfterEach
  void close() {
    server.close();
  }

  private ValidatableResponse put(String id, String path, String more) {
    return given()
        .contentType("application/json")
        .body("{\"url\": \"%s\"%s}".formatted(server.uri("127.0.0.1", path), more))
        .put("/feeds/" + id)
        .then();
  }

  private static ValidatableResponse feed(String id) {
    return when().get("/feeds/" + id).then();
  }

  private static void awaitHealth(String id, String health) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> feed(id).statusCode(200).body("health", equalTo(health)));
  }

  @Test
  void aFeedThatIsPutIsPolledAtOnceAndItsArticlesArePublished() {
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("put-1")));
    put("put", "/feed", ", \"source\": \"put.example\"")
        .statusCode(201)
        .body("id", equalTo("put"))
        .body("from", equalTo("api"))
        .body("fullText", equalTo("short"));

    awaitHealth("put", "quiet");
    feed("put")
        .body("state.result", equalTo("read"))
        .body("state.entriesAccepted", equalTo(1))
        .body("state.entries", equalTo(null));
    Instant before = Instant.now();
    JsonPath view = when().get("/feeds/put").jsonPath();
    Instant seen = Instant.parse(view.getString("state.lastGoodPoll"));
    assertThat(view.getLong("lagSeconds"))
        .isBetween(secondsBetween(seen, before), secondsBetween(seen, Instant.now()));
    TopicReader kafka = new TopicReader(bootstrapServers);
    var record =
        kafka.readUntil(
            Topics.ARTICLES.name(),
            each -> Json.read(each.value(), Article.class).feed().equals("put"));
    assertThat(record).isNotNull();

    put("put", "/feed", ", \"every\": \"1h\"").statusCode(200).body("every", equalTo("1h"));
  }

  private static long secondsBetween(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  @Test
  void whatIsRefusedIsNamedByItsField() {
    put("refused", "/feed", ", \"every\": \"1s\"")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("every"))
        .body("detail", containsString("must be between 10s and 30d"));
    put("refused", "/feed", ", \"evry\": \"1h\"").statusCode(400).body("field", equalTo("evry"));
    put("refused", "/feed", ", \"id\": \"x\"").statusCode(400).body("field", equalTo("id"));
    put("refused", "/feed", ", \"fullText\": \"maybe\"")
        .statusCode(400)
        .body("field", equalTo("fullText"));
    given().contentType("application/json").body("{").put("/feeds/refused").then().statusCode(400);
    feed("refused").statusCode(404).contentType("application/problem+json");
  }

  @Test
  void aRetiredFeedIsPolledAgainWhenItIsAskedFor() {
    server.answer("/gone", Answer.of(410));
    put("gone", "/gone", "").statusCode(201);
    awaitHealth("gone", "retired");
    feed("gone").body("state.retired", containsString("410"));

    server.answer("/gone", new Answer(200, Map.of(), NewsServer.rss("gone-1")));
    when().post("/feeds/gone/poll").then().statusCode(202);
    awaitHealth("gone", "quiet");
    when().post("/feeds/none/poll").then().statusCode(404);
  }

  @Test
  void aFeedThatIsDeletedIsForgottenWithItsState() {
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("deleted-1")));
    put("deleted", "/feed", "").statusCode(201);
    awaitHealth("deleted", "quiet");

    when().delete("/feeds/deleted").then().statusCode(204);
    feed("deleted").statusCode(404);
    when().delete("/feeds/deleted").then().statusCode(404);
    TopicReader kafka = new TopicReader(bootstrapServers);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                kafka.readAll(Topics.FEED_STATES.name()).stream()
                        .filter(each -> each.key().equals("deleted"))
                        .toList()
                        .getLast()
                        .value()
                    == null);
  }

  @Test
  void theFeedsOfTheFileAreTheStartingSet() {
    awaitHealth("of-the-file", "blind");
    when()
        .get("/feeds")
        .then()
        .body("feeds.id", hasItem("of-the-file"))
        .body("feeds.find { it.id == 'of-the-file' }.from", equalTo("file"))
        .body("feeds.find { it.id == 'of-the-file' }.state.result", equalTo("unreachable"))
        .body("problems.field", hasItems("feeds[1].url"));
    String meters = when().get("/q/metrics").then().extract().asString();
    assertThat(meters)
        .contains("wirewatch_feeds{health=\"blind\"}")
        .contains("wirewatch_feeds_overdue_seconds")
        .contains("wirewatch_feeds_followed");
    FeedState state =
        new TopicReader(bootstrapServers)
            .readAll(Topics.FEED_STATES.name()).stream()
                .filter(each -> each.key().equals("of-the-file") && each.value() != null)
                .map(each -> Json.read(each.value(), FeedState.class))
                .toList()
                .getLast();
    assertThat(state.failures()).isPositive();
  }
}
