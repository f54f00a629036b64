package io.wirewatch.analysis.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class TaggingTest {
  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private static Article article(String id, String title) {
    Instant at = Instant.parse("2021-04-02T12:00:00Z");
    return new Article(
        id,
        "h",
        "s",
        "",
        "",
        "",
        title,
        "",
        "en",
        List.of(),
        List.of(),
        at,
        TimeBasis.STATED,
        "",
        at);
  }

  private void produce(List<ProducerRecord<String, byte[]>> records) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record).get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void tagsEachArticleOnceAndParksWhatIsNone() throws Exception {
    produce(
        List.of(
            CloudEvents.record(Topics.ARTICLES, article("1", "Biden and Zelensky spoke by phone")),
            new ProducerRecord<>(Topics.ARTICLES.name(), "poison", "{}".getBytes(UTF_8)),
            CloudEvents.record(Topics.ARTICLES, article("2", "Rain tomorrow")),
            CloudEvents.record(Topics.ARTICLES, article("last", "Sun"))));

    TopicReader kafka = new TopicReader(bootstrapServers);
    List<ConsumerRecord<String, byte[]>> tagged =
        kafka.readUntil(Topics.ARTICLES_TAGGED.name(), record -> record.key().equals("last"));
    assertThat(tagged).extracting(ConsumerRecord::key).containsExactly("1", "2", "last");
    assertThat(Json.read(tagged.get(0).value(), TaggedArticle.class).topics())
        .extracting(TaggedArticle.Topic::topic)
        .containsExactly("diplomatic-call");
    assertThat(Json.read(tagged.get(1).value(), TaggedArticle.class).topics()).isEmpty();
    assertThat(new String(tagged.get(0).headers().lastHeader("ce_type").value(), UTF_8))
        .isEqualTo("io.wirewatch.tagged-article.v1");

    ConsumerRecord<String, byte[]> parked =
        kafka.readUntil(Topics.ARTICLES.deadLetters(), record -> true).getFirst();
    assertThat(parked.key()).isEqualTo("poison");
    assertThat(new String(parked.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .contains("id is missing");
  }
}
