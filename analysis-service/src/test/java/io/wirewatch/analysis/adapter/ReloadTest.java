package io.wirewatch.analysis.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.broker.testing.BrokerResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on a configuration folder that changes under it. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(ReloadTest.FolderOfItsOwn.class)
class ReloadTest {
  private static final String STRIKE =
      "id: strike\nlabel: Strike\nversion: 1\ntriggers: [{id: t, query: strike}]\n";

  public static final class FolderOfItsOwn implements QuarkusTestProfile {
    static final Path CONFIG = folder();

    private static Path folder() {
      try {
        Path config = Files.createTempDirectory("wirewatch-config-");
        Files.createDirectories(config.resolve("topics"));
        Files.writeString(config.resolve("topics/strike.yaml"), STRIKE);
        return config;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("wirewatch.config", CONFIG.toString(), "wirewatch.reload.every", "100ms");
    }
  }

  @BeforeEach
  void startFromTheSameTopic() throws IOException {
    write(STRIKE);
    reload().body("problems", empty());
  }

  private static void write(String topic) throws IOException {
    Files.writeString(FolderOfItsOwn.CONFIG.resolve("topics/strike.yaml"), topic);
  }

  private static ValidatableResponse reload() {
    return given().post("/topics/reload").then().statusCode(200);
  }

  private static List<String> analyze(String body) {
    return given()
        .contentType("application/json")
        .body(Map.of("body", body))
        .post("/analyze")
        .then()
        .statusCode(200)
        .extract()
        .path("topics.topic");
  }

  private static String pack() {
    return given().get("/topics").then().extract().path("pack");
  }

  private static ValidatableResponse give(String topic, String json) {
    return given()
        .contentType("application/json")
        .body(json)
        .post("/topics/" + topic + "/feedback")
        .then();
  }

  @Test
  void aReloadTellsTheVersionsBeforeAndAfter() throws IOException {
    String before = pack();
    reload().body("before", equalTo(before)).body("after", equalTo(before));
    write(STRIKE.replace("query: strike", "query: walkout"));
    reload().body("after", not(equalTo(before)));
    assertThat(analyze("A walkout.")).containsExactly("strike");
  }

  @Test
  void aChangedFileIsTakenOverByItself() throws IOException {
    write(STRIKE.replace("query: strike", "query: sitin"));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(analyze("A sitin.")).containsExactly("strike"));
  }

  @Test
  void aBadFileIsToldEverywhereAndItsTopicStays() throws IOException {
    write(STRIKE.replace("version: 1", "version: 0"));
    reload()
        .body("problems[0].file", equalTo("strike.yaml"))
        .body("problems[0].line", equalTo(3))
        .body("lastGood", contains("topics/strike.yaml"));
    assertThat(analyze("A strike.")).containsExactly("strike");
    given()
        .get("/topics")
        .then()
        .body("topics.id", contains("strike"))
        .body("problems[0].field", equalTo("version"))
        .body("lastGood", contains("topics/strike.yaml"));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("wirewatch_topics_problems 1.0"))
        .body(containsString("wirewatch_topics_last_good 1.0"));
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("topics in force"))
        .body(
            "checks.find { it.name == 'topics in force' }.data['last good']",
            equalTo("topics/strike.yaml"));
  }

  @Test
  void feedbackIsKeptAndIsAnExampleFromTheNextReload() {
    give("strike", "{\"sentence\": \"Lightning strikes twice.\", \"verdict\": \"noise\"}")
        .statusCode(200)
        .body("added", equalTo(true))
        .body("noise", equalTo(1));
    give("strike", "{\"sentence\": \"Lightning strikes twice.\", \"verdict\": \"noise\"}")
        .statusCode(200)
        .body("added", equalTo(false));
    reload();
    given()
        .get("/topics")
        .then()
        .body("topics[0].examples.negative.feedback", contains("Lightning strikes twice."))
        .body("examples.strike.noise", equalTo(1))
        .body("examples.strike.useful", equalTo(0));
  }

  @Test
  void refusesFeedbackWithItsField() {
    give("rain", "{\"sentence\": \"S.\", \"verdict\": \"noise\"}").statusCode(404);
    give("strike", "{\"sentence\": \" \", \"verdict\": \"noise\"}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("sentence"));
    give("strike", "{\"sentence\": \"S.\", \"verdict\": \"fine\"}")
        .statusCode(400)
        .body("detail", equalTo("verdict is useful or noise"));
    give("strike", "no JSON").statusCode(400).body("detail", startsWith("JSON cannot be read"));
    give("strike", "{\"sentence\": \"" + "a".repeat(20_000) + "\", \"verdict\": \"noise\"}")
        .statusCode(413);
  }
}
