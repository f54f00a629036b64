package io.wirewatch.ingest.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.Topics;
import io.wirewatch.ingest.poll.NewsServer;
import io.wirewatch.ingest.poll.NewsServer.Answer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed of teasers whose pages are fetched, from the feed to {@code wirewatch.articles}. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(FeedsServiceTest.Polling.class)
class FullTextServiceTest {
  private static final String TEXT =
      "The ferries sailed again on Monday, a week after the crews had struck. ".repeat(12).strip();
  private static final String PAGE =
      """
      <html lang="en"><head><meta name="author" content="Ann Low">
      <meta property="article:published_time" content="2021-03-30T07:00:00Z">
      <link rel="canonical" href="/world/whole?utm_source=x"></head>
      <body><nav><a href="/">Home</a></nav><article><h1>Whole</h1><p>%s</p></article></body></html>
      """
          .formatted(TEXT);

  private final NewsServer server = new NewsServer();

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void articlesHaveTheTextOfTheirPagesWhereThereIsOneAndElseThatOfTheFeed() {
    Map<String, String> html = Map.of("Content-Type", "text/html; charset=utf-8");
    server.answer("/whole", new Answer(200, html, PAGE));
    server.answer("/missing", Answer.of(404));
    server.answer("/huge", new Answer(200, html, "<p>" + "x ".repeat(5 << 20)));
    server.answer(
        "/report", new Answer(200, Map.of("Content-Type", "application/pdf"), "%PDF " + TEXT));
    server.answer("/away", new Answer(302, Map.of("Location", "http://10.0.0.1/"), ""));
    List<String> paths = List.of("whole", "missing", "huge", "report", "away");
    server.answer("/feed", new Answer(200, Map.of(), feed(paths)));

    given()
        .contentType("application/json")
        .body("{\"url\": \"%s\"}".formatted(server.uri("127.0.0.1", "/feed")))
        .put("/feeds/teasers")
        .then()
        .statusCode(201);

    Map<String, Article> articles = new HashMap<>();
    new TopicReader(bootstrapServers)
        .readUntil(
            Topics.ARTICLES.name(),
            each -> {
              Article article = Json.read(each.value(), Article.class);
              if (article.feed().equals("teasers")) {
                articles.put(article.title(), article);
              }
              return articles.size() == paths.size();
            });
    Article whole = Objects.requireNonNull(articles.get("whole"));
    assertThat(whole.body()).isEqualTo(TEXT);
    assertThat(whole.authors()).containsExactly("Ann Low");
    assertThat(whole.language()).isEqualTo("en");
    assertThat(whole.publishedAt()).isEqualTo(Instant.parse("2021-03-30T07:00:00Z"));
    assertThat(whole.url()).isEqualTo(server.uri("127.0.0.1", "/world/whole").toString());
    for (String path : paths.subList(1, paths.size())) {
      Article article = Objects.requireNonNull(articles.get(path));
      assertThat(article.body()).as(path).isEqualTo("A teaser of " + path + ".");
      assertThat(article.url()).isEqualTo(server.uri("127.0.0.1", "/" + path).toString());
    }
  }

  private String feed(List<String> paths) {
    StringBuilder items = new StringBuilder();
    for (String path : paths) {
      items.append(
          "<item><title>%s</title><link>%s</link><description>A teaser of %s.</description></item>"
              .formatted(path, server.uri("127.0.0.1", "/" + path), path));
    }
    return "<rss version=\"2.0\"><channel><title>Teasers</title>" + items + "</channel></rss>";
  }
}
