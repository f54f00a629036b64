package io.wirewatch.alert.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole service with the rules of {@code seeds/}. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class AlertServiceTest {
  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TestHTTPResource("/alerts/stream")
  URI stream;

  private static TaggedArticle buildup(String outlet, int minute) {
    Instant at = Instant.parse("2021-03-30T10:00:00Z").plus(Duration.ofMinutes(minute));
    String title = "Russia masses troops on the border of Ukraine";
    Article article =
        new Article(
            outlet,
            "h",
            outlet + ".example",
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
    Evidence evidence = new Evidence("title", 7, 13, "masses", "forces-mass");
    TaggedArticle.Topic topic = new TaggedArticle.Topic("military-buildup", 1, List.of(evidence));
    return new TaggedArticle(article, List.of(topic), List.of(), List.of(), "", "pack", at);
  }

  private void produce(ProducerRecord<String, byte[]> record) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Timeout(120)
  void threeIndependentReportsFireOneAlertThatIsShownStreamedAndDelivered() throws Exception {
    List<String> streamed = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> events =
          http.send(
              HttpRequest.newBuilder(stream).header("Last-Event-ID", "none").build(),
              HttpResponse.BodyHandlers.ofLines());
      Thread reader =
          Thread.startVirtualThread(
              () ->
                  events
                      .body()
                      .filter(line -> line.startsWith("id:"))
                      .limit(1)
                      .forEach(streamed::add));

      produce(new ProducerRecord<>(Topics.ARTICLES_TAGGED.name(), "poison", "{}".getBytes(UTF_8)));
      produce(CloudEvents.record(Topics.ARTICLES_TAGGED, buildup("one", 0)));
      produce(CloudEvents.record(Topics.ARTICLES_TAGGED, buildup("two", 1)));
      produce(CloudEvents.record(Topics.ARTICLES_TAGGED, buildup("three", 2)));

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  given()
                      .get("/alerts?rule=military-buildup-three-sources")
                      .then()
                      .statusCode(200)
                      .body("[0].transition", equalTo("firing"))
                      .body("[0].receipt.counted.id", equalTo(List.of("one", "two", "three"))));
      String id = given().get("/alerts").then().extract().path("[0].id");
      given().get("/alerts/" + id).then().statusCode(200).body("[0].sequence", equalTo(1));

      takesDownWhatIsSaidOfIt(id);

      assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
      assertThat(streamed).hasSize(1);
      assertThat(streamed.getFirst()).contains(id + "-1");

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  given()
                      .get("/deliveries")
                      .then()
                      .body("find { it.receiver == 'log' }.outcome", equalTo("delivered"))
                      .body("find { it.receiver == 'desk' }.outcome", equalTo("no_receiver")));
      http.shutdownNow(); // the stream has no end to wait for
    }
    TopicReader kafka = new TopicReader(bootstrapServers);
    assertThat(kafka.readAll(Topics.ALERTS.name())).hasSize(1);
    assertThat(kafka.readAll(Topics.ARTICLES_TAGGED.deadLetters())).hasSize(1);
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("wirewatch_alerts_total"))
        .body(containsString("wirewatch_deliveries_total"))
        .body(containsString("wirewatch_article_age_seconds"));
  }

  private static void takesDownWhatIsSaidOfIt(String id) {
    given()
        .contentType("application/json")
        .body("{\"by\":\"anna\"}")
        .post("/alerts/" + id + "/ack")
        .then()
        .statusCode(200)
        .body("said", equalTo(List.of("acknowledged")));
    judge(id, "{\"verdict\":\"useful\",\"by\":\"anna\"}").statusCode(200);
    judge(id, "{\"verdict\":\"noise\",\"by\":\"anna\",\"why\":\"announced\"}").statusCode(200);
    judge(id, "{\"verdict\":\"good\"}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("verdict"));
    judge(id, "{\"verdict\":\"noise\",\"because\":\"announced\"}")
        .statusCode(400)
        .body("field", equalTo("because"));
    judge(id, "").statusCode(400);
    judge(id, "{\"verdict\":")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("line 1"));
    judge("none", "{\"verdict\":\"noise\"}").statusCode(404).body("detail", containsString("none"));

    String its = "find { it.id == '" + id + "' }.feedback";
    given()
        .get("/alerts?topic=military-buildup")
        .then()
        .body(its + ".said", equalTo(List.of("acknowledged", "noise")))
        .body(its + ".why", hasItem("announced"));
    given().get("/alerts?topic=earthquake").then().body("", empty());
    given().get("/alerts/" + id).then().body("[0].feedback.by", equalTo(List.of("anna", "anna")));
    String sums = "rules.find { it.id == 'military-buildup-three-sources' }.feedback";
    given()
        .get("/rules")
        .then()
        .body(sums + ".acknowledged", equalTo(1))
        .body(sums + ".useful", equalTo(0))
        .body(sums + ".noise", equalTo(1));
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/metrics")
                    .then()
                    .body(
                        containsString(
                            "wirewatch_feedback{rule=\"military-buildup-three-sources\",said=\"noise\"} 1.0")));
  }

  private static ValidatableResponse judge(String id, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/alerts/" + id + "/feedback")
        .then();
  }

  @Test
  void parksANotificationThatCannotBeRead() {
    produce(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), "desk", "{}".getBytes(UTF_8)));
    new TopicReader(bootstrapServers)
        .readUntil(Topics.NOTIFICATIONS.deadLetters(), record -> record.key().equals("desk"));
  }

  @Test
  void tellsItsRulesAndReceiversWithoutSecrets() {
    given()
        .get("/rules")
        .then()
        .statusCode(200)
        .body("rules.id", hasItem("us-ukraine-calls"))
        .body("problems", empty());
    given()
        .get("/receivers")
        .then()
        .statusCode(200)
        .body("receivers.id", hasItem("desk"))
        .body(not(containsString("secret")));
  }

  @Test
  void saysWhatThereIsNot() {
    given()
        .get("/rules/none")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("none"));
    given().get("/alerts/none").then().statusCode(404);
    given()
        .get("/deliveries?limit=x")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("limit"));
    given().get("/deliveries?limit=1").then().statusCode(200);
  }
}
