package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Topics;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class PushTest {
  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  private static RequestSpecification lines(String body) {
    return given().contentType("application/x-ndjson").body(body.getBytes(UTF_8));
  }

  private static String article(String name) {
    return "{\"url\":\"https://push.example/%s\",\"title\":\"%s\",\"body\":\"B\"}"
        .formatted(name, name);
  }

  @Test
  void anAcceptedArticleIsOnKafkaAsReceivedAndAsArticle() {
    String id = json(article("one")).post("/articles").then().statusCode(202).extract().path("id");
    TopicReader kafka = new TopicReader(bootstrapServers);
    assertThat(kafka.readAll(Topics.ARTICLES_RECEIVED.name()))
        .extracting(ConsumerRecord::key)
        .contains(id);
    kafka.readUntil(Topics.ARTICLES.name(), record -> record.key().equals(id));
  }

  @Test
  void anArticleWithoutATitleIsRefusedByTheNameOfTheField() {
    json("{\"url\":\"https://push.example/none\"}")
        .post("/articles")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("title"))
        .body("detail", equalTo("title is missing"));
  }

  @Test
  void aDateInTheFutureIsTakenWithAWarning() {
    json("{\"url\":\"https://push.example/f\",\"title\":\"F\",\"publishedAt\":\"2999-01-01T00:00:00Z\"}")
        .post("/articles")
        .then()
        .statusCode(202)
        .body("warnings[0].field", equalTo("publishedAt"))
        .body("warnings[0].reason", containsString("future"));
  }

  @Test
  void anArticleThatIsTooLargeIsRefused() {
    json("{\"url\":\"https://push.example/l\",\"title\":\"" + "x".repeat(1 << 20) + "\"}")
        .post("/articles")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("detail", containsString("1048576 bytes"));
  }

  @Test
  void ofManyLinesTheGoodAreTakenAndTheBadAreNamed() {
    lines(article("l1") + "\nnot json\n\n" + article("l4") + "\n{\"title\":\"no address\"}\n")
        .post("/articles")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("rejectedCount", equalTo(2))
        .body("rejected", hasSize(2))
        .body("rejected[0].line", equalTo(2))
        .body("rejected[0].reason", containsString("is not JSON"))
        .body("rejected[1].line", equalTo(5))
        .body("rejected[1].reason", containsString("source is missing"));
  }

  @Test
  void manyLinesAreAllAcknowledged() {
    String many =
        IntStream.range(0, 5_000).mapToObj(i -> article("m" + i)).collect(Collectors.joining("\n"));
    lines(many).post("/articles").then().statusCode(200).body("accepted", equalTo(5_000));
  }

  @Test
  void anotherContentTypeIsRefused() {
    given()
        .contentType("text/plain")
        .body(InputStream.nullInputStream())
        .post("/articles")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void tellsItsHealthAndItsFigures() {
    json(article("metrics")).post("/articles").then().statusCode(202);
    given().get("/q/health/live").then().statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("wirewatch_articles_received_total{via=\"push\"}"));
  }
}
