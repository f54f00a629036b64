package io.wirewatch.benchmarks.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Pushes NDJSON to a running ingest service, and sends the very records that came of it with a bare
 * Kafka producer of the same settings to another topic of the same broker, turn by turn.
 */
public final class PushBenchmark {
  private static final int ARTICLES = 100_000;
  private static final int ROUNDS = 3;
  private static final int SENTENCES = 35;
  private static final TopicPartition RECEIVED =
      new TopicPartition("wirewatch.articles.received", 0);

  private static final String BARE = "bare";

  private final URI service;
  private final String bootstrap;
  private final Path folder;

  private PushBenchmark(URI service, String bootstrap, Path folder) {
    this.service = service;
    this.bootstrap = bootstrap;
    this.folder = folder;
  }

  /**
   * Measures both, three times.
   *
   * @param service the ingest service, with nothing pushed to it yet
   * @param bootstrap its Kafka
   * @param folder for the articles, about 300 MB
   */
  public static List<Measurement> run(String service, String bootstrap, Path folder)
      throws IOException, InterruptedException {
    return new PushBenchmark(URI.create(service), bootstrap, folder).run();
  }

  private List<Measurement> run() throws IOException, InterruptedException {
    List<Measurement> measurements = new ArrayList<>();
    createTopic();
    push(articles("warm-up"));
    bare(received(0));
    for (int number = 1; number <= ROUNDS; number++) {
      String round = "round-" + number;
      long before = end();
      Path file = articles(round);
      measurements.add(measured("push", round, push(file)));
      Files.delete(file);
      measurements.add(measured("bare-producer", round, bare(received(before))));
    }
    return measurements;
  }

  private static Measurement measured(String engine, String round, double articlesPerSecond) {
    return new Measurement(
        Quantity.ARTICLES_PER_SECOND, engine, round, ARTICLES, 1, articlesPerSecond);
  }

  private void createTopic() throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(BARE, 1, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no topic for the bare producer", e);
    }
  }

  private double push(Path file) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(service.resolve("/articles"))
                  .header("Content-Type", "application/x-ndjson")
                  .POST(HttpRequest.BodyPublishers.ofFile(file))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      double seconds = (System.nanoTime() - start) / 1e9;
      JsonNode told = new ObjectMapper().readTree(answer.body());
      if (told.path("accepted").asInt() != ARTICLES) {
        throw new IllegalStateException("not all was accepted: " + told);
      }
      return ARTICLES / seconds;
    }
  }

  private double bare(List<ConsumerRecord<String, byte[]>> records) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "acks",
            "all",
            "compression.type",
            "lz4",
            "linger.ms",
            5,
            "max.request.size",
            8 << 20);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.partitionsFor(BARE);
      AtomicLong acknowledged = new AtomicLong();
      long start = System.nanoTime();
      for (ConsumerRecord<String, byte[]> record : records) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    BARE, null, null, record.key(), record.value(), record.headers()),
                (_, failure) -> acknowledged.addAndGet(failure == null ? 1 : 0));
      }
      producer.flush();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (acknowledged.get() != records.size()) {
        throw new IllegalStateException("only " + acknowledged + " were acknowledged");
      }
      return records.size() / seconds;
    }
  }

  private long end() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(List.of(RECEIVED)).getOrDefault(RECEIVED, 0L);
    }
  }

  private List<ConsumerRecord<String, byte[]>> received(long from) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(ARTICLES);
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(RECEIVED));
      consumer.seek(RECEIVED, from);
      while (records.size() < ARTICLES) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "max.poll.records", 10_000),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Articles of about 3 kB whose words differ, so that compression has something to do. */
  private Path articles(String name) throws IOException {
    String[] words = new String[5_000];
    Random random = new Random(name.hashCode());
    Arrays.setAll(words, i -> Integer.toString(random.nextInt(1 << 30), 36));
    Path file = folder.resolve(name + ".ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ARTICLES; i++) {
        StringBuilder body = new StringBuilder();
        for (int word = 0; word < SENTENCES * 12; word++) {
          body.append(words[random.nextInt(words.length)]).append(' ');
        }
        out.write(
            "{\"url\":\"https://news.example/%s/%d\",\"title\":\"Talks resume, part %d\",\"language\":\"en\",\"publishedAt\":\"2021-04-02T14:30:00Z\",\"body\":\"%s\"}\n"
                .formatted(name, i, i, body));
      }
    }
    return file;
  }
}
