package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.wirewatch.broker.testing.BrokerResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class FeedPreviewTest {
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Harbour News</title><language>en</language>
      <item><title>Fähre &amp; Hafen</title><link>/1</link><guid isPermaLink="false">1</guid>
      <description>&lt;p onclick="x()"&gt;One &lt;a href="/more"&gt;more&lt;/a&gt;&lt;/p&gt;</description>
      <pubDate>Mon, 23 Nov 2026 07:00:00 +0100</pubDate></item>
      <item><title>Undated</title><pubDate>soon</pubDate></item></channel></rss>
      """;

  private static ValidatableResponse preview(String type, byte[] body) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Content-Type", type)
        .header("Content-Location", "https://base.example/feeds/all.xml")
        .body(body)
        .post("/feeds/preview")
        .then();
  }

  @Test
  void showsAFeedAsItWouldBeIngested() {
    preview("application/rss+xml", RSS.getBytes(UTF_8))
        .statusCode(200)
        .body("feed.format", equalTo("rss 2.0"))
        .body("feed.title", equalTo("Harbour News"))
        .body("entries", hasSize(2))
        .body("entries[0].id", equalTo("1"))
        .body("entries[0].link", equalTo("https://base.example/1"))
        .body("entries[0].title", equalTo("Fähre & Hafen"))
        .body("entries[0].summary", equalTo("One more"))
        .body(
            "entries[0].html", equalTo("<p>One <a href=\"https://base.example/more\">more</a></p>"))
        .body("entries[0].published", equalTo("2026-11-23T06:00:00Z"))
        .body("entries[0].language", equalTo("en"))
        .body("entries[1].published", nullValue())
        .body("entries[1].publishedText", equalTo("soon"))
        .body("warnings.kind", hasItem("BAD_DATE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/xml",
        "text/xml; charset=utf-8",
        "application/xml;charset=\"utf-8\"",
        "application/octet-stream",
        "text/html",
        "text/plain; charset=us-ascii",
        "application/atom+xml; type=feed;charset=utf-8",
        "text/xml;",
        "text/xml; charset=",
        "text/xml;charset=utf-8;",
        "text/xml; charset=\"utf-8",
        "",
      })
  void readsItUnderAnyContentType(String type) {
    preview(type, RSS.getBytes(UTF_8))
        .statusCode(200)
        .body("entries[0].title", equalTo("Fähre & Hafen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/feed+json"})
  void readsAJsonFeedsBytes(String type) {
    String json =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":\"1\",\"title\":\"T\"}]}";
    preview(type, json.getBytes(UTF_8))
        .statusCode(200)
        .body("feed.format", equalTo("json feed 1.1"))
        .body("entries[0].title", equalTo("T"));
  }

  @Test
  void showsManyEntries() {
    String item = "<item><title>T</title><description>&lt;p&gt;D&lt;/p&gt;</description></item>";
    String feed = "<rss version=\"2.0\"><channel>" + item.repeat(20_000) + "</channel></rss>";
    preview("text/xml", feed.getBytes(UTF_8))
        .statusCode(200)
        .body("entries", hasSize(20_000))
        .body("entries[19999].html", equalTo("<p>D</p>"));
  }

  @Test
  void saysWhatIsNoFeed() {
    preview("text/html", "<!DOCTYPE html><p>For sale".getBytes(UTF_8))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("found", equalTo("HTML"))
        .body("detail", containsString("For sale"));
    preview("application/json", "{\"name\":\"x\"}".getBytes(UTF_8))
        .statusCode(422)
        .body("found", equalTo("JSON"));
    preview("text/xml", new byte[0]).statusCode(422).body("found", equalTo("EMPTY"));
  }

  @Test
  void asksNoPrivateAddress() {
    String self = "http://127.0.0.1:" + RestAssured.port + "/q/health";
    preview("application/json", ("{\"url\":\"" + self + "\"}").getBytes(UTF_8))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("field", equalTo("url"))
        .body("reason", equalTo("PRIVATE_ADDRESS"));
  }

  @Test
  void namesAnAddressThatIsNone() {
    preview("application/json", "{\"url\":\"http://a b\"}".getBytes(UTF_8))
        .statusCode(400)
        .body("field", equalTo("url"));
  }
}
