package io.wirewatch.analysis.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wirewatch.broker.testing.BrokerResource;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class AnalyzeTest {
  private static final String CALL =
      "{\"id\":\"7\",\"title\":\"Biden and Zelensky speak by telephone\",\"body\":\"The two presidents"
          + " spoke by phone on Friday.\",\"publishedAt\":\"2021-04-02\"}";

  @Test
  void namesTopicsAndEvidence() {
    given()
        .contentType("application/json")
        .body(CALL)
        .post("/analyze")
        .then()
        .statusCode(200)
        .body("id", equalTo("7"))
        .body("topics.topic", hasItem("diplomatic-call"))
        .body("topics[0].evidence", not(empty()))
        .body("countries.id", hasItems("US", "UA"))
        .body("actors.id", hasItems("joe-biden", "volodymyr-zelensky"));
  }

  @Test
  void saysInWhichLanguageATextIsAndFindsNothingInOneThatNoTopicKnows() {
    given()
        .contentType("application/json")
        .body(
            "{\"language\": \"en-GB\", \"title\": \"Atak na konwoj\", \"body\": \"Unia zapowiada sankcje po"
                + " ataku. Attack, sanctions, ceasefire - tak o tym pisano w prasie, ale to nie jest"
                + " po angielsku.\"}")
        .post("/analyze")
        .then()
        .statusCode(200)
        .body("language", equalTo("en-GB"))
        .body("detected.language", equalTo("pl"))
        .body("detected.confidence", greaterThan(0.9f))
        .body("topics", empty())
        .body("fingerprint", not(emptyString()));
  }

  @Test
  void answersLineByLineAndNamesTheBadOnes() {
    String answer =
        given()
            .contentType("application/x-ndjson")
            .body((CALL + "\n{\"title\":\"no body\"}\nnot json\n" + CALL).getBytes(UTF_8))
            .post("/analyze")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(answer.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("diplomatic-call"),
            line -> assertThat(line).contains("\"line\":2", "body is missing"),
            line ->
                assertThat(line).contains("\"line\":3", "cannot be read: it is not JSON at line 1"),
            line -> assertThat(line).contains("diplomatic-call"));
  }

  @Test
  void refusesATextWithoutABody() {
    given()
        .contentType("application/json")
        .body("{\"title\":\"T\"}")
        .post("/analyze")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("body"));
  }

  @Test
  void takesATimeOrADateAndRefusesWhatIsNeither() {
    for (String time :
        List.of(
            "2022-02-24",
            "2022-02-24T05:00",
            "2022-02-24T05:00:00.5Z",
            "2022-02-24T05:00:00+03:00",
            "")) {
      given()
          .contentType("application/json")
          .body("{\"body\": \"Troops massed.\", \"publishedAt\": \"" + time + "\"}")
          .post("/analyze")
          .then()
          .statusCode(200);
    }
    given()
        .contentType("application/json")
        .body("{\"body\": \"Troops massed.\", \"publishedAt\": \"Thursday\"}")
        .post("/analyze")
        .then()
        .statusCode(400)
        .body("detail", equalTo("publishedAt is no ISO 8601 time or date: Thursday"));
  }

  @Test
  void tellsTheTopicsInForce() {
    given()
        .get("/topics")
        .then()
        .statusCode(200)
        .body("topics.id", hasItem("military-buildup"))
        .body("problems", empty())
        .body("pack", not(containsString(" ")));
  }
}
