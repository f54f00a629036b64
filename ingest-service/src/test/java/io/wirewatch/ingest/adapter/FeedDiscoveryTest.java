package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.broker.testing.BrokerResource;
import org.junit.jupiter.api.Test;

/** What callers are told; what is found, {@code DiscoveryTest} shows. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class FeedDiscoveryTest {
  private static ValidatableResponse discover(String body) {
    return given().contentType("application/json").body(body).post("/feeds/discover").then();
  }

  @Test
  void asksNoPrivateAddress() {
    discover("{\"url\":\"http://127.0.0.1/\"}")
        .statusCode(422)
        .contentType("application/problem+json")
        .body("field", equalTo("url"))
        .body("reason", equalTo("PRIVATE_ADDRESS"));
  }

  @Test
  void namesTheFieldThatIsMissingOrWrong() {
    discover("{}").statusCode(400).body("field", equalTo("url"));
    discover("{\"url\":\"http://a b\"}").statusCode(400).body("field", equalTo("url"));
  }
}
