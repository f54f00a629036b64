package io.wirewatch.analysis.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BrokerResource.class, restrictToAnnotatedClass = true)
class StoryStreamTest {
  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject KnownStories known;

  private TaggedArticle arrives(String id, String title, String body) throws Exception {
    Instant at = Instant.parse("2024-03-26T12:00:00Z");
    Article article =
        new Article(
            id,
            "h",
            "s",
            "",
            "",
            "",
            title,
            body,
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(CloudEvents.record(Topics.ARTICLES, article)).get(10, TimeUnit.SECONDS);
    }
    return Json.read(
        new TopicReader(bootstrapServers)
            .readUntil(Topics.ARTICLES_TAGGED.name(), record -> record.key().equals(id))
            .getLast()
            .value(),
        TaggedArticle.class);
  }

  @Test
  void storiesOutliveTheProcessAndMergesAreAnnounced() throws Exception {
    TaggedArticle first =
        arrives("a", "Dali hits Baltimore bridge", "(Reuters) - Biden spoke by phone to Zelensky.");
    assertThat(first.story()).isEqualTo("a");
    assertThat(first.origin()).isEqualTo("reuters");
    assertThat(first.vector()).hasSize(512);
    assertThat(arrives("b", "Patapsco span collapse: six missing", "").vector()).isEmpty();
    known.forget(); // as a restart does
    assertThat(arrives("c", "Baltimore bridge hit by Dali", "").story()).isEqualTo("a");
    known.forget();
    TaggedArticle joins =
        arrives("d", "Dali hits Baltimore bridge, Patapsco span collapse: missing", "");
    assertThat(joins.story()).isEqualTo("a");
    assertThat(joins.storyMerged()).containsExactly("b");
    assertThat(joins.storyMeasure()).startsWith("average-link-2/");
    StoryMerge merge =
        Json.read(
            new TopicReader(bootstrapServers)
                .readUntil(Topics.STORIES.name(), record -> true)
                .getFirst()
                .value(),
            StoryMerge.class);
    assertThat(merge.merged()).isEqualTo("b");
    assertThat(merge.into()).isEqualTo("a");
    known.forget();
    assertThat(arrives("e", "Patapsco span collapse: six still missing", "").story())
        .isEqualTo("a");
  }

  @Test
  void groupsArticlesThatAreSent() {
    String sent =
        """
        {"id":"x","title":"Dali hits Baltimore bridge","body":"Six workers are missing."}
        {"title":"no body"}
        {"id":"y","title":"Quake shakes Hualien in Taiwan","body":"Towers lean after the tremor."}
        {"id":"z","title":"Container ship brings down Baltimore's Key Bridge","body":"The Dali hit it."}
        """;
    String answer =
        given()
            .contentType("application/x-ndjson")
            .body(sent.getBytes(UTF_8))
            .post("/stories")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(answer.lines())
        .containsExactly(
            "{\"line\":1,\"id\":\"x\",\"story\":1}",
            "{\"line\":2,\"field\":\"body\",\"reason\":\"body is missing\"}",
            "{\"line\":3,\"id\":\"y\",\"story\":3}",
            "{\"line\":4,\"id\":\"z\",\"story\":1}");
  }
}
