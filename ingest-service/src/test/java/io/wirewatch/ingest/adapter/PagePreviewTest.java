package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wirewatch.broker.testing.BrokerResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class PagePreviewTest {
  private static final String HTML =
      """
      <html lang="en"><head><title>Ferries sail again | Harbour News</title>
      <meta property="og:site_name" content="Harbour News"><link rel="canonical" href="/1">
      <meta property="article:published_time" content="2026-11-23T07:00:00+01:00"></head><body>
      <nav><a href="/">Home</a></nav><article><h1>Ferries sail again</h1><p class="byline">By Ann Low</p>
      <p>The ferries sailed again on Monday, a week after the crews had struck for more rest.</p>
      <p>Both sides said that they were content, and that the talks had been long.</p></article></body></html>
      """;

  @Test
  void showsTheArticleOfAPage() {
    given()
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Content-Location", "https://news.example/1?utm_source=x")
        .body(HTML.getBytes(UTF_8))
        .post("/articles/preview")
        .then()
        .statusCode(200)
        .body("canonical", equalTo("https://news.example/1"))
        .body("title", equalTo("Ferries sail again"))
        .body("text", containsString("for more rest.\n\nBoth sides"))
        .body("authors", contains("Ann Low"))
        .body("published", equalTo("2026-11-23T06:00:00Z"))
        .body("language", equalTo("en"))
        .body("siteName", equalTo("Harbour News"));
  }

  @Test
  void asksNoPrivateAddress() {
    given()
        .header("Content-Type", "application/json")
        .body("{\"url\": \"http://127.0.0.1:1/page\"}")
        .post("/articles/preview")
        .then()
        .statusCode(422)
        .body("field", equalTo("url"));
  }

  @Test
  void saysThatTheAddressIsMissing() {
    given()
        .header("Content-Type", "application/json")
        .body("{}")
        .post("/articles/preview")
        .then()
        .statusCode(400)
        .body("field", equalTo("url"));
  }
}
