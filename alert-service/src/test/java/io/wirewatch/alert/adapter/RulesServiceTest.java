package io.wirewatch.alert.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Json;
import io.wirewatch.events.Status;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.events.Voice;
import io.wirewatch.kafka.CloudEvents;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as data, with two instances of the service on one broker. */
@QuarkusTest
@QuarkusTestResource(value = BrokerResource.class, restrictToAnnotatedClass = true)
class RulesServiceTest {
  private static final String FROM_THE_FILE = "donbas-truce-unravelling";

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private static ValidatableResponse put(String id, String body) {
    return given().contentType("application/json").body(body).put("/rules/" + id).then();
  }

  private static String rule(String query) {
    return "{\"title\":\"R\",\"query\":\"%s\",\"atLeast\":2,\"within\":\"1h\"}".formatted(query);
  }

  private static RuleBook book() {
    return new RuleBook(new Loaded<>(List.of(), List.of()));
  }

  private RulesTopic instance(RuleBook book) {
    return new RulesTopic(bootstrapServers, book, InstantSource.system());
  }

  @Test
  void aRuleThatIsPutIsInForceInEveryInstanceAtOnceAndSoIsItsEnd() {
    RuleBook other = book();
    try (RulesTopic instance = instance(other)) {
      assertThat(other.rule(FROM_THE_FILE)).isPresent();

      put("calls", rule("topic:diplomatic-call"))
          .statusCode(201)
          .header("ETag", startsWith("\""))
          .body("id", equalTo("calls"))
          .body("from", equalTo("api"))
          .body("count", equalTo("articles"));
      await()
          .atMost(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(other.rule("calls")).isPresent());
      put("calls", rule("topic:visit")).statusCode(200);
      given().get("/rules/calls").then().statusCode(200).body("query", equalTo("topic:visit"));
      await()
          .atMost(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(other.rule("calls").orElseThrow().condition().queries())
                      .containsExactly("topic:visit"));
      given().delete("/rules/calls").then().statusCode(204);
      await()
          .atMost(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(other.rule("calls")).isEmpty());
      given().get("/rules/calls").then().statusCode(404);
      given().delete("/rules/calls").then().statusCode(404);
      assertThat(instance.problems()).isEmpty();
    }
  }

  private static TaggedArticle quake(String outlet, int minute) {
    Instant at = Instant.parse("2021-03-30T10:00:00Z").plus(Duration.ofMinutes(minute));
    Article article =
        new Article(
            outlet,
            "h",
            outlet + ".example",
            "",
            "",
            "",
            "The earth shook",
            "",
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    TaggedArticle.Topic told =
        new TaggedArticle.Topic(
            "quake",
            1,
            Status.REPORTED,
            Voice.ASSERTED,
            0.4,
            List.of(),
            List.of(),
            List.of(),
            List.of(new Evidence("title", 4, 9, "earth", "quake")));
    return new TaggedArticle(article, List.of(told), List.of(), List.of(), "", "pack", at);
  }

  private void arrives(TaggedArticle... articles) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (TaggedArticle article : articles) {
        producer.send(CloudEvents.record(Topics.ARTICLES_TAGGED, article)).get();
      }
    }
  }

  private static void awaitAlert(String transition, String reason, Integer count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                given()
                    .get("/alerts?rule=quakes")
                    .then()
                    .statusCode(200)
                    .body("[0].transition", equalTo(transition))
                    .body("[0].reason ?: ''", equalTo(reason))
                    .body("[0].receipt.count", equalTo(count)));
  }

  @Test
  void aRuleCountsWhatCameBeforeItAndItsAlertEndsWithIt() throws Exception {
    arrives(quake("one", 0), quake("two", 1), quake("three", 2));
    put("quakes", rule("title:shook")).statusCode(201);
    awaitAlert("firing", "", 2);

    put("quakes", rule("title:shook").replace("2", "4")).statusCode(200);
    awaitAlert("resolved", "rule_changed", 3);
    arrives(quake("four", 3));
    awaitAlert("firing", "", 4);

    explainsWhyItCounts();
    given().delete("/rules/quakes").then().statusCode(204);
    awaitAlert("resolved", "rule_removed", 4);
  }

  private static void explainsWhyItCounts() {
    given()
        .get("/rules/quakes/explain?article=four")
        .then()
        .statusCode(200)
        .body("matches", equalTo(true))
        .body("groups", equalTo(List.of("")))
        .body("clauses[0].parts[0].query", equalTo("title:shook"))
        .body("clauses[0].parts[0].evidence[0].text", equalTo("shook"))
        .body("stands[0].counted", equalTo(true))
        .body("stands[0].count", equalTo(4))
        .body("stands[0].threshold", equalTo(4))
        .body("told[0].counted", equalTo(true));
    given()
        .get("/rules/quakes/explain?article=two")
        .then()
        .body("stands[0].counted", equalTo(true))
        .body("stands[0].count", equalTo(2)); // below the threshold so far
    given()
        .get("/rules/quakes/explain?article=none")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    given().get("/rules/quakes/explain").then().statusCode(400).body("field", equalTo("article"));
    given()
        .contentType("application/json")
        .body(Json.write(quake("posted", 9)))
        .post("/rules/quakes/explain")
        .then()
        .statusCode(200)
        .body("matches", equalTo(true))
        .body("$", not(hasKey("told")));
  }

  @Test
  void saysOfAnArticleBelowTheScoreWhichItHas() throws Exception {
    arrives(quake("low", 0));
    put("scored", rule("topic:quake AND topic.score:>=0.7")).statusCode(201);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                given()
                    .get("/rules/scored/explain?article=low")
                    .then()
                    .statusCode(200)
                    .body("matches", equalTo(false))
                    .body("clauses[0].belowScore", equalTo(true))
                    .body("clauses[0].score", equalTo(0.4f))
                    .body("clauses[0].parts[1].matches", equalTo(false))
                    .body("clauses[0].parts[1].score", equalTo(0.4f))
                    .body("stands[0].counted", equalTo(false))
                    .body("stands[0].reason", equalTo("below_score"))
                    .body("stands[0].count", equalTo(0)));
    given().delete("/rules/scored").then().statusCode(204);
  }

  @Test
  void aChangeToAnotherVersionThanWasSeenIsNotMade() {
    String first = put("tagged", rule("a")).statusCode(201).extract().header("ETag");
    String second = put("tagged", rule("b")).statusCode(200).extract().header("ETag");
    assertThat(second).isNotEqualTo(first);
    given()
        .contentType("application/json")
        .header("If-Match", first)
        .body(rule("c"))
        .put("/rules/tagged")
        .then()
        .statusCode(412)
        .contentType("application/problem+json");
    given().header("If-Match", first).delete("/rules/tagged").then().statusCode(412);
    given().header("If-Match", second).delete("/rules/tagged").then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"title":"R","query":"colour:red","atLeast":1,"within":"1h"}            | query         | which there is not
          {"title":"R","query":"text:*burg","atLeast":1,"within":"1h"}            | query         | starts with a wildcard
          {"title":"R","query":"a","atLeast":0,"within":"1h"}                     | atLeast       | must be from 1 to 10000
          {"title":"R","query":"a","atLeast":1,"within":"36500d"}                 | within        | must be from 1m to 366d
          {"title":"R","query":"a","atLeast":1,"within":"1h","colour":"red"}      | colour        | is not a known field
          {"title":"R","query":"a","atLeast":"many","within":"1h"}                | atLeast       | cannot be
          {"title":"R","within":"1h","all":[{"query":"a b:c","atLeast":1}]}       | all[0].query  | which there is not
          {"id":"other","title":"R","query":"a","atLeast":1,"within":"1h"}        | id            | as in the address
          {"title":"R","query":"topic:a topic.score:>0.5","atLeast":1,"within":"1h"} | query      | asks for topic.score in a place where it cannot
          {"title":"R","query":"a","atLeast":1,"within":"1h","receivers":["log","pager"]} | receivers | names pager, which is no receiver; there are log, desk
          {"title":"R","title":"R","query":"a","atLeast":1,"within":"1h"}         |               | Duplicate field
          {"title":"R","query":"a","atLeast":1,"within":"1h","receivers":[null]}  | receivers[0]  | is empty
          {"title":"R","within":"1h","all":[null]}                                | all[0]        | is empty
          {"title":                                                               |               | line 1
          []                                                                      |               | one object of JSON
          """)
  void refusesABadRuleByItsField(String body, String field, String reason) {
    ValidatableResponse answer =
        put("bad", body).statusCode(400).contentType("application/problem+json");
    answer.body("detail", containsString(reason));
    if (field != null) {
      answer.body("field", equalTo(field));
    }
    given().get("/rules").then().statusCode(200).body("rules.id", not(hasItem("bad")));
  }

  @Test
  void refusesTenMegabytesOfTextByItsField() {
    put("bad", rule("x".repeat(10_000_000)))
        .statusCode(400)
        .body("field", equalTo("query"))
        .body("detail", containsString("at most 65536"));
  }

  @Test
  void refusesATitleThatIsNone() {
    put("bad", rule("a").replace("\"R\"", "\"" + "x".repeat(501) + "\""))
        .statusCode(400)
        .body("field", equalTo("title"))
        .body("detail", containsString("at most 500 characters"));
  }

  @Test
  void refusesAllOfARuleThatFitsNoRecord() {
    String part = "{\"query\":\"" + "x".repeat(65_536) + "\",\"atLeast\":1}";
    String parts = String.join(",", Collections.nCopies(16, part));
    put("bad", "{\"title\":\"R\",\"within\":\"1h\",\"all\":[" + parts + "]}")
        .statusCode(400)
        .body("detail", containsString("must be at most 1000000 bytes"));
  }

  @Test
  void ofTwoChangesToTheSameVersionOneIsMade() throws Exception {
    String seen = put("contended", rule("a")).statusCode(201).extract().header("ETag");
    List<Callable<Integer>> changes =
        IntStream.range(0, 8).mapToObj(number -> change("contended", seen, "b" + number)).toList();
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService all = Executors.newFixedThreadPool(changes.size())) {
      for (Future<Integer> answer : all.invokeAll(changes)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    given().delete("/rules/contended").then().statusCode(204);
  }

  private static Callable<Integer> change(String id, String seen, String query) {
    return () ->
        given()
            .contentType("application/json")
            .header("If-Match", seen)
            .body(rule(query))
            .put("/rules/" + id)
            .statusCode();
  }

  @Test
  void saysSoWhenKafkaDoesNotTakeARule() throws Exception {
    setLongestRule("1");
    try {
      put("untaken", rule("a"))
          .statusCode(503)
          .contentType("application/problem+json")
          .body("detail", containsString("wirewatch.rules could not be written"));
    } finally {
      setLongestRule(Integer.toString(Topics.MAX_RECORD_BYTES));
    }
    put("untaken", rule("a")).statusCode(201);
    given().delete("/rules/untaken").then().statusCode(204);
  }

  private void setLongestRule(String bytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topics.RULES.name()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  @Test
  void isReadyOnceTheRulesAreFollowed() {
    given().get("/q/health/ready").then().statusCode(200).body("checks.data.rules", hasItem(true));
  }

  @Test
  void serveTheSchemaOfRules() {
    given()
        .get("/rules/schema")
        .then()
        .statusCode(200)
        .contentType(containsString("application/schema+json"))
        .body(containsString("urn:io:wirewatch:rule:v1"));
  }

  private static Loaded<Rule> file(int atLeast, List<Problem> problems, String... ids) {
    List<Loaded.Item<Rule>> items =
        List.of(ids).stream()
            .map(
                id ->
                    new Loaded.Item<>(
                        new Rule(
                            id,
                            "R",
                            Alert.Severity.LOW,
                            new Condition.AtLeast(
                                "a", Alert.Counting.ARTICLES, atLeast, Duration.ofHours(1)),
                            Grouping.NOTHING,
                            List.of(),
                            Rule.DEFAULT_UPDATE_EVERY),
                        "rules.yaml",
                        "",
                        path -> 1))
            .toList();
    return new Loaded<>(items, problems);
  }

  private static int atLeast(RuleBook book, String id) {
    return ((Condition.AtLeast) book.rule(id).orElseThrow().condition()).atLeast();
  }

  @Test
  void theFileIsTheStartingSetAndGivesWayToWhatWasPut() {
    RuleBook book = book();
    try (RulesTopic topic = instance(book)) {
      List<Problem> problem = List.of(new Problem("rules.yaml", 1, "rules[9]", "is bad"));
      topic.start(file(2, problem, "of-the-file", "changed-here"));
      assertThat(book.from("of-the-file")).contains(StoredRule.From.FILE);
      put("changed-here", rule("b")).statusCode(200).body("atLeast", equalTo(2));

      topic.start(file(3, problem, "of-the-file", "changed-here"));
      assertThat(atLeast(book, "of-the-file")).isEqualTo(3);
      assertThat(atLeast(book, "changed-here")).isEqualTo(2);
      assertThat(book.from("changed-here")).contains(StoredRule.From.API);

      topic.start(file(3, problem)); // the bad one may be one of these
      assertThat(book.rule("of-the-file")).isPresent();
      topic.start(file(3, List.of(), FROM_THE_FILE));
      assertThat(book.rule("of-the-file")).isEmpty();
      assertThat(book.rule("changed-here")).isPresent();
    }
  }
}
