package io.wirewatch.analysis.adapter.retag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.analysis.retag.Differences;
import io.wirewatch.analysis.retag.Differences.Tally;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import io.wirewatch.kafka.TopicSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles as the service tagged them, in three partitions, and other topics run over them. */
class RetagTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(1));
  private static final BrokerResource BROKER = new BrokerResource();

  @TempDir static Path folder;

  private static String bootstrapServers = "";
  private static String packBefore = "";

  @BeforeAll
  static void tagArticles() throws Exception {
    bootstrapServers = BROKER.start().getOrDefault("kafka.bootstrap.servers", "");
    TopicSetup.ensure(bootstrapServers, 3, (short) 1, List.of(Topics.ARTICLES_TAGGED));
    TopicPack pack = TopicPack.of(PackFiles.read(config("before", "strike OR walkout", "rain")));
    packBefore = pack.version();
    Analyst analyst = new Analyst(() -> pack);
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int hour = 0; hour < 8; hour++) {
        send(
            producer, analyst, hour, hour % 2 == 0 ? "Dockers strike." : "A walkout, and a sitin.");
      }
      producer
          .send(new ProducerRecord<>(Topics.ARTICLES_TAGGED.name(), 0, hours(3), "x", new byte[3]))
          .get(10, TimeUnit.SECONDS);
      producer.commitTransaction();
      producer.beginTransaction();
      send(producer, analyst, 5, "Dockers strike, but this is not to be read.");
      producer.flush();
      producer.abortTransaction();
    }
  }

  @AfterAll
  static void stop() {
    BROKER.stop();
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, Analyst analyst, int hour, String body)
      throws Exception {
    Article article =
        new Article(
            "a" + hour,
            "h",
            "s",
            "",
            "",
            "",
            "Title \u001b[31m" + hour,
            body,
            "en",
            List.of(),
            List.of(),
            START,
            TimeBasis.STATED,
            "",
            START);
    Findings found = analyst.read("en", article.title(), body, START);
    ProducerRecord<String, byte[]> record =
        CloudEvents.record(
            Topics.ARTICLES_TAGGED,
            new TaggedArticle(
                article,
                found.topics(),
                found.named().countries(),
                found.named().actors(),
                found.fingerprint(),
                found.pack(),
                START));
    producer
        .send(
            new ProducerRecord<>(
                record.topic(),
                hour % 3,
                hours(hour),
                record.key(),
                record.value(),
                new RecordHeaders()))
        .get(10, TimeUnit.SECONDS);
  }

  private static long hours(int hours) {
    return START.plus(Duration.ofHours(hours)).toEpochMilli();
  }

  private static Path config(String name, String strike, String rain) throws IOException {
    Path topics = Files.createDirectories(folder.resolve(name).resolve("topics"));
    for (String topic : List.of("strike: " + strike, "rain: " + rain)) {
      int colon = topic.indexOf(':');
      String id = topic.substring(0, colon);
      Files.writeString(
          topics.resolve(id + ".yaml"),
          "id: %s\nlabel: L\nversion: 1\ntriggers: [{id: t, query: '%s'}]\n"
              .formatted(id, topic.substring(colon + 2)));
    }
    return folder.resolve(name);
  }

  private record Report(Differences differences, String text) {}

  private static Report retag(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--bootstrap", bootstrapServers));
    all.addAll(Arrays.asList(arguments));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, UTF_8);
    Differences differences = Main.run(Wish.of(all, Map.of(), NOW), out);
    out.flush();
    return new Report(differences, bytes.toString(UTF_8));
  }

  @Test
  void theSameTopicsFindTheSameAndAreOfTheSameVersion() throws IOException {
    Path same = config("same", "strike OR walkout", "rain");
    Report report = retag("--from", "2026-11-20", "--config", same.toString());
    assertThat(report.differences().read()).isEqualTo(8);
    assertThat(report.differences().differing()).isZero();
    assertThat(report.text())
        .contains("now pack " + packBefore, "8 tagged by pack " + packBefore)
        .contains("1 records are no tagged article");
  }

  @Test
  void tellsByTopicWhatIsGainedAndLost() throws IOException {
    Path changed = config("changed", "strike", "sitin");
    Report report = retag("--from", "2026-11-20", "--config", changed.toString(), "--faults", "1");
    assertThat(report.differences().differing()).isEqualTo(4);
    assertThat(report.differences().byTopic())
        .containsEntry("strike", new Tally(8, 4, 0, 4))
        .containsEntry("rain", new Tally(0, 4, 4, 0));
    assertThat(report.text())
        .contains("the first 1 that differ", "+ rain (", "by t: sitin", "- strike (")
        .doesNotContain("\u001b");
  }

  @Test
  void comparesOneTopicAlone() throws IOException {
    Path changed = config("one-topic", "strike", "sitin");
    Report report =
        retag("--from", "2026-11-20", "--config", changed.toString(), "--topic", "rain");
    assertThat(report.differences().byTopic()).containsOnlyKeys("rain");
  }

  @Test
  void readsWhatWasTaggedFromATimeToAnother() throws IOException {
    Path config = config("times", "strike", "rain");
    String dir = config.toString();
    assertThat(
            retag(
                "--from", "2026-11-20T02:00:00Z", "--to", "2026-11-20T05:00:00Z", "--config", dir))
        .extracting(report -> report.differences().read())
        .isEqualTo(3);
    assertThat(retag("--from", "17h", "--config", dir).differences().read()).isEqualTo(1);
    assertThat(retag("--from", "1m", "--config", dir).differences().read()).isZero();
  }

  @Test
  void writesEachDifferingArticleAsALineAndNothingToKafka() throws IOException {
    Path changed = config("json", "strike", "sitin");
    Path json = folder.resolve("differences.jsonl");
    String[] arguments = {
      "--from", "2026-11-20", "--config", changed.toString(), "--json", json.toString()
    };
    int records = new TopicReader(bootstrapServers).readAll(Topics.ARTICLES_TAGGED.name()).size();
    retag(arguments);
    assertThat(new TopicReader(bootstrapServers).readAll(Topics.ARTICLES_TAGGED.name()))
        .hasSize(records);
    List<String> lines = Files.readAllLines(json);
    assertThat(lines).hasSize(4);
    JsonNode first = Json.mapper().readTree(lines.getFirst());
    assertThat(first.at("/before/pack").asText()).isEqualTo(packBefore);
    assertThat(first.at("/gained/0").asText()).isEqualTo("rain");
    assertThat(first.at("/lost/0").asText()).isEqualTo("strike");
    assertThat(first.at("/after/topics/0/evidence/0/text").asText()).isEqualTo("sitin");
    assertThatThrownBy(() -> retag(arguments))
        .hasMessageContaining("is there; --json writes a new file");
  }

  @Test
  void refusesWhatIsNoWish() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("--from", "yesterday"),
            List.of("--from"),
            List.of("--from", "7d", "--faults", "some"),
            List.of("--from", "7d", "--publish"),
            List.of("--from", "1h", "--to", "2h"))) {
      assertThatThrownBy(() -> Wish.of(wrong, Map.of(), NOW))
          .as(wrong.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> retag("--from", "7d", "--config", folder.resolve("none").toString()))
        .hasMessageContaining("has no topic in force");
    assertThat(Wish.of(List.of("--from", "7d"), Map.of("WIREWATCH_PORT_KAFKA", "1"), NOW))
        .extracting(Wish::bootstrapServers)
        .isEqualTo("127.0.0.1:1");
  }
}
