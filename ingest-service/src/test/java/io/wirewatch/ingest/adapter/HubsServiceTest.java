package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.ingest.poll.NewsServer;
import io.wirewatch.ingest.poll.NewsServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub that verifies and delivers, and lists of feeds, by a service that polls. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(FeedsServiceTest.Polling.class)
class HubsServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final NewsServer server = new NewsServer();
  private final BlockingQueue<Map<String, String>> asked = new LinkedBlockingQueue<>();
  private HttpServer hub;

  @BeforeEach
  void start() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(202, -1);
          }
        });
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop(0);
    server.close();
  }

  @Test
  void takesInWhatAHubDeliversAndPollsLessOften() throws Exception {
    String hubAddress = "http://127.0.0.1:%d/".formatted(hub.getAddress().getPort());
    server.answer(
        "/pushed",
        new Answer(200, Map.of("Link", "<" + hubAddress + ">; rel=\"hub\""), NewsServer.rss("1")));
    String feed = server.uri("127.0.0.1", "/pushed").toString();
    put("pushed", feed);

    Map<String, String> request =
        Objects.requireNonNull(asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertThat(request)
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", feed)
        .hasEntrySatisfying(
            "hub.callback",
            at -> assertThat(at).startsWith("http://watch.example/here/websub/pushed/"));
    String callback =
        URI.create(Objects.requireNonNull(request.get("hub.callback")))
            .getPath()
            .replaceFirst("^/here", "");
    String secret = Objects.requireNonNull(request.get("hub.secret"));

    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.topic", "http://other.example/")
        .queryParam("hub.challenge", "4711")
        .get(callback)
        .then()
        .statusCode(404);
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.topic", feed)
        .queryParam("hub.challenge", "4711")
        .queryParam("hub.lease_seconds", 864_000)
        .get(callback)
        .then()
        .statusCode(200)
        .body(equalTo("4711"));

    deliver(callback, NewsServer.rss("2"), "no secret of ours", 202);
    assertThat(state("pushed").getLong("state.entriesAccepted")).isEqualTo(1);
    deliver(callback, NewsServer.rss("2", "3"), secret, 202);
    JsonPath after = state("pushed");
    assertThat(after.getLong("state.entriesAccepted")).isEqualTo(3);
    assertThat(after.getString("state.webSub.lastDelivery")).isNotNull();
    assertThat(after.getString("state.webSub.secret")).isNull();
    assertThat(Instant.parse(after.getString("state.nextPoll")))
        .isAfter(Instant.now().plus(Duration.ofHours(5)));

    deliver(callback.replaceFirst(".$", "x"), NewsServer.rss("4"), secret, 404);
    deliver("/websub/nobody/x", NewsServer.rss("4"), secret, 410);
  }

  @Test
  void takesInAListAndGivesOne() {
    String list =
        """
        <opml version="2.0"><body><outline text="Ports">
        <outline text="Harbour & Sea" type="rss" xmlUrl="%s"/>
        <outline text="again" xmlUrl="%s"/>
        <outline text="none" type="rss"/></outline></body></opml>
        """
            .formatted(server.uri("127.0.0.1", "/l"), server.uri("127.0.0.1", "/l"));
    given()
        .contentType("text/x-opml")
        .body(list)
        .post("/feeds/import")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("feeds[0].id", equalTo("harbour-sea"))
        .body("feeds[0].line", equalTo(2))
        .body("feeds[0].categories", equalTo(java.util.List.of("Ports")))
        .body("duplicates", hasSize(1))
        .body("rejected[0].line", equalTo(4));
    when().get("/feeds/harbour-sea").then().statusCode(200).body("from", equalTo("opml"));
    when()
        .get("/feeds/export")
        .then()
        .statusCode(200)
        .contentType(containsString("opml"))
        .body(containsString("text=\"Harbour &amp; Sea\""));
    given().contentType("text/x-opml").body("<rss/>").post("/feeds/import").then().statusCode(422);
  }

  private static void put(String id, String url) {
    given()
        .contentType("application/json")
        .body("{\"url\":\"%s\"}".formatted(url))
        .put("/feeds/" + id)
        .then()
        .statusCode(201);
    await().atMost(PATIENCE).until(() -> state(id).getString("state.lastGoodPoll") != null);
  }

  private static JsonPath state(String id) {
    return when().get("/feeds/" + id).jsonPath();
  }

  private static void deliver(String callback, String feed, String secret, int status)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(feed.getBytes(UTF_8)));
    given()
        .header("X-Hub-Signature", signature)
        .header("Content-Type", "application/rss+xml")
        .body(feed.getBytes(UTF_8))
        .post(callback)
        .then()
        .statusCode(status);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return form;
  }
}
