package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.Json;
import io.wirewatch.events.Topics;
import io.wirewatch.ingest.websub.Callback;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub that reaches an instance which does not poll the feed; this one polls none. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class HubHandOnTest {
  private static final String SECRET = "a secret of ours";
  private static final String TOPIC = "https://far.example/feed";
  private static final String CALLBACK =
      Callback.of(URI.create("http://watch.example/"), "far", SECRET).getPath();

  @Inject FeedTopics topics;

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  /** As the other instance has kept it. */
  @BeforeEach
  void subscribe() throws InterruptedException {
    given()
        .contentType("application/json")
        .body("{\"url\": \"%s\"}".formatted(TOPIC))
        .put("/feeds/far");
    String state =
        """
        {"id": "far", "at": "2026-11-23T06:00:00Z", "configured": "%s", "url": "%s", "health": "quiet",
         "webSub": {"hub": "https://hub.example/", "topic": "%s", "secret": "%s"}}
        """
            .formatted(TOPIC, TOPIC, TOPIC, SECRET);
    topics.write(Json.read(state.getBytes(UTF_8), FeedState.class));
    await().until(() -> topics.subscription("far").isPresent());
  }

  @Test
  void hasTheFeedPolledAtOnceByTheInstanceThatPollsIt() throws Exception {
    long before = written();

    deliver(CALLBACK, "no secret of ours", 202);
    deliver(CALLBACK + "x", SECRET, 503);
    assertThat(written()).isEqualTo(before);

    deliver(CALLBACK, SECRET, 202);
    assertThat(written()).isEqualTo(before + 1);
  }

  @Test
  void confirmsTheSubscriptionThatTheOtherInstanceAskedFor() {
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.topic", TOPIC)
        .queryParam("hub.challenge", "4711")
        .get(CALLBACK)
        .then()
        .statusCode(200)
        .body(equalTo("4711"));
    given().get("/feeds/far").then().body("state.webSub.secret", equalTo(null));
  }

  /** How often the feed was written, each of which makes it due. */
  private long written() {
    return new TopicReader(bootstrapServers)
        .readAll(Topics.FEEDS.name()).stream().filter(each -> each.key().equals("far")).count();
  }

  private static void deliver(String callback, String secret, int status)
      throws GeneralSecurityException {
    byte[] feed = "<rss/>".getBytes(UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    given()
        .header("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(feed)))
        .header("Content-Type", "application/rss+xml")
        .body(feed)
        .post(callback)
        .then()
        .statusCode(status);
  }
}
