package io.wirewatch.ingest.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.ingest.article.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevisionsTopologyTest {
  private final AtomicInteger fresh = new AtomicInteger();
  private final TopologyTestDriver driver =
      new TopologyTestDriver(RevisionsTopology.build(fresh::incrementAndGet), new Properties());
  private final TestInputTopic<String, byte[]> received =
      driver.createInputTopic(
          Topics.ARTICLES_RECEIVED.name(), new StringSerializer(), new ByteArraySerializer());
  private final TestOutputTopic<String, byte[]> articles = output(Topics.ARTICLES.name());
  private final TestOutputTopic<String, byte[]> deadLetters =
      output(Topics.ARTICLES_RECEIVED.deadLetters());

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private void receive(String id, String title) {
    Instant at = Instant.parse("2021-04-02T12:00:00Z");
    Article article =
        new Article(
            id,
            Identity.ofContent(title, "body"),
            "news.example",
            "",
            "",
            "https://news.example/" + id,
            title,
            "body",
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at);
    received.pipeInput(id, Json.write(article));
  }

  private List<String> titlesThatPassed() {
    return articles.readValuesToList().stream()
        .map(bytes -> Json.read(bytes, Article.class).title())
        .toList();
  }

  @Test
  void passesAnArticleOnceHoweverOftenItComes() {
    receive("a", "One");
    receive("b", "Two");
    receive("a", "One");
    receive("a", "One ");
    assertThat(titlesThatPassed()).containsExactly("One", "Two");
    assertThat(fresh).hasValue(2);
  }

  @Test
  void passesEachNewRevision() {
    receive("a", "One");
    receive("a", "One, corrected");
    receive("a", "One, corrected");
    assertThat(titlesThatPassed()).containsExactly("One", "One, corrected");
  }

  @Test
  void describesEachEventInItsHeaders() {
    receive("a", "One");
    TestRecord<String, byte[]> record = articles.readRecord();
    assertThat(new String(record.headers().lastHeader("ce_type").value(), UTF_8))
        .isEqualTo("io.wirewatch.article.v1");
    assertThat(new String(record.headers().lastHeader("ce_id").value(), UTF_8)).startsWith("a-");
  }

  @Test
  void parksWhatIsNoArticleWithItsReasonAndGoesOn() {
    received.pipeInput("x", "{\"id\":\"x\"}".getBytes(UTF_8));
    received.pipeInput("y", "not json".getBytes(UTF_8));
    receive("a", "One");
    assertThat(titlesThatPassed()).containsExactly("One");
    List<TestRecord<String, byte[]>> parked = deadLetters.readRecordsToList();
    assertThat(parked)
        .extracting(
            record -> new String(record.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("contentHash is missing"),
            reason -> assertThat(reason).contains("is not Article"));
  }
}
