package io.wirewatch.alert.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A backtest over what the service has counted live. */
@QuarkusTest
@QuarkusTestResource(value = BrokerResource.class, restrictToAnnotatedClass = true)
class BacktestServiceTest {
  private static final Instant START = Instant.parse("2021-03-30T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(40));

  private static final String STORIES =
      "\"query\":\"topic:visit\",\"count\":\"stories\",\"atLeast\":3,\"within\":\"3h\"";

  private static final Map<String, String> RULES =
      Map.of(
          "stories",
          STORIES,
          "silence",
          "\"query\":\"topic:storm\",\"within\":\"1h\",\"absence\":{\"among\":\"language:en\"}",
          "order",
          "\"within\":\"2h\",\"sequence\":{\"first\":\"topic:visit\",\"then\":\"topic:storm\"}");

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  /** An episode, for comparison. */
  private record Span(String group, Instant start, Instant end) implements Comparable<Span> {
    @Override
    public int compareTo(Span other) {
      return toString().compareTo(other.toString());
    }
  }

  @Test
  @Timeout(120)
  void itsEpisodesAreThoseThatThereWereLive() {
    RULES.forEach(
        (id, asked) ->
            given()
                .contentType("application/json")
                .body(rule(asked))
                .put("/rules/" + id)
                .then()
                .statusCode(201));
    produce();
    RULES.forEach(
        (id, asked) -> {
          List<JsonNode> lines = backtest(rule(id, asked));
          Set<Span> tested = episodes(lines);
          assertThat(tested).as(id).hasSizeGreaterThan(3);
          await()
              .atMost(Duration.ofSeconds(40))
              .untilAsserted(() -> assertThat(live(id)).as(id).isEqualTo(tested));
          JsonNode summary = lines.getLast();
          assertThat(summary.path("kind").asText()).isEqualTo("summary");
          assertThat(summary.path("episodes").asInt()).isEqualTo(tested.size());
          assertThat(summary.path("both").asInt()).isEqualTo(tested.size());
          assertThat(summary.path("onlyTested").asInt()).isZero();
          assertThat(summary.path("onlyInForce").asInt()).isZero();
          assertThat(lines.getFirst().path("kind").asText()).isEqualTo("progress");
        });

    List<JsonNode> other = backtest(rule("stories", STORIES.replace("3,", "30,")));
    assertThat(other.getLast().path("episodes").asInt()).isZero();
    assertThat(other.getLast().path("onlyInForce").asInt()).isEqualTo(live("stories").size());
  }

  @Test
  void whatCannotBeTakenIsRefusedByName() {
    refused("{\"from\":\"7d\"}", "rule");
    refused("{\"rule\":{\"title\":\"R\"},\"from\":\"7d\"}", "rule.query");
    String good = "{\"rule\":" + rule("x", "\"query\":\"a\",\"atLeast\":1,\"within\":\"1h\"");
    refused(good + "}", "from");
    refused(good + ",\"from\":\"soon\"}", "from");
    refused(good + ",\"from\":\"1d\",\"to\":\"2d\"}", "from");
    refused(good + ",\"from\":\"-1000000000-01-01T00:00:00Z\"}", "from");
    refused(good + ",\"from\":\"999999999w\"}", "from");
    refused(good + ",\"from\":\"1d\",\"to\":\"3000-01-01T00:00:00Z\"}", "to");
    refused(good.replace("\"a\"", "\"*a\"") + ",\"from\":\"1d\"}", "rule.query")
        .body("detail", containsString("wildcard"));
    refused(
            good.replace("\"within\"", "\"receivers\":[\"nobody\"],\"within\"")
                + ",\"from\":\"1d\"}",
            "rule.receivers")
        .body("detail", containsString("names nobody, which is no receiver"));
  }

  private static ValidatableResponse refused(String body, String field) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/rules/backtest")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field));
  }

  private static String rule(String asked) {
    return "{\"title\":\"R\",\"groupBy\":\"language\"," + asked + "}";
  }

  private static String rule(String id, String asked) {
    return "{\"id\":\"" + id + "\"," + rule(asked).substring(1);
  }

  private static List<JsonNode> backtest(String rule) {
    String answer =
        given()
            .contentType("application/json")
            .body("{\"rule\":%s,\"from\":\"%s\",\"to\":\"%s\"}".formatted(rule, START, END))
            .post("/rules/backtest")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return answer
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
        .toList();
  }

  private static Set<Span> episodes(List<JsonNode> lines) {
    Set<Span> spans = new TreeSet<>();
    for (JsonNode line : lines) {
      if (line.path("kind").asText().equals("episode")) {
        spans.add(
            new Span(
                line.path("group").asText(),
                Instant.parse(line.path("startedAt").asText()),
                Instant.parse(line.path("endedAt").asText())));
      }
    }
    return spans;
  }

  /** What was told last of each alert. */
  private Set<Span> live(String rule) {
    Map<String, Alert> last = new HashMap<>();
    new TopicReader(bootstrapServers)
        .readAll(Topics.ALERTS.name())
        .forEach(record -> last.put(record.key(), Json.read(record.value(), Alert.class)));
    return last.values().stream()
        .filter(alert -> alert.rule().id().equals(rule))
        .filter(alert -> alert.transition() == Alert.Transition.RESOLVED)
        .map(alert -> new Span(alert.group(), alert.startedAt(), alert.at()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Two days of articles, some twice, some corrected; and one that ends all. */
  private void produce() {
    Random random = new Random(7);
    List<TaggedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Instant at = START.plus(Duration.ofMinutes(i * 7L + random.nextInt(7)));
      String language = i % 3 == 0 ? "en" : "de";
      String topic = random.nextInt(3) == 0 ? "storm" : "visit";
      articles.add(article("a" + i, "h1", at, language, topic, "s" + random.nextInt(80)));
      if (random.nextInt(5) == 0) {
        articles.add(articles.getLast());
      } else if (random.nextInt(8) == 0) {
        articles.add(article("a" + i, "h2", at, language, "other", ""));
      }
    }
    articles.add(article("end", "h", END, "fr", "visit", ""));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (TaggedArticle article : articles) {
        Future<?> unused = producer.send(CloudEvents.record(Topics.ARTICLES_TAGGED, article));
      }
      producer.flush();
    }
  }

  private static TaggedArticle article(
      String id, String hash, Instant at, String language, String topic, String story) {
    Article article =
        new Article(
            id,
            hash,
            "one.example",
            "",
            "",
            "",
            "A title",
            "",
            language,
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    Evidence evidence = new Evidence("title", 2, 7, "title", "t");
    return new TaggedArticle(
        article,
        List.of(new TaggedArticle.Topic(topic, 1, List.of(evidence))),
        List.of(),
        List.of(),
        "",
        "pack",
        at,
        null,
        "",
        "",
        story,
        0,
        "",
        List.of());
  }
}
