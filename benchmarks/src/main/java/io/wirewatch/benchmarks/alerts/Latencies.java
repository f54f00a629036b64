package io.wirewatch.benchmarks.alerts;

import io.wirewatch.benchmarks.report.Measurement.Quantity;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How long it takes from the broker's having an article to a reader's having what was made of it:
 * an article of each an outlet of its own, some hundred a second, each of which fires an alert.
 */
final class Latencies {
  /** The topic of these articles, which one rule asks for. */
  static final String TOPIC = "each";

  /** Half a minute: in the first seconds the compiler takes a part of a core. */
  private static final int WARM_UP = 6_000;

  private static final int MEASURED = 4_000;
  private static final int PER_SECOND = 200;
  private static final long A_MOMENT = Duration.ofMillis(50).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stage stage;
  private final NewsDesk desk;

  Latencies(Stage stage, NewsDesk desk) {
    this.stage = stage;
    this.desk = desk;
  }

  Map<Quantity, Double> ofPassing() throws InterruptedException {
    return measured(
        Baseline.PASSED,
        "passed",
        record -> Optional.of(Json.read(record.value(), TaggedArticle.class).article().source()));
  }

  Map<Quantity, Double> ofAlerts() throws InterruptedException {
    return measured(
        Topics.ALERTS.name(),
        "told",
        record -> {
          Alert alert = Json.read(record.value(), Alert.class);
          return alert.transition() == Alert.Transition.FIRING
              ? Optional.of(alert.group())
              : Optional.empty();
        });
  }

  private Map<Quantity, Double> measured(
      String topic, String name, Function<ConsumerRecord<String, byte[]>, Optional<String>> outlet)
      throws InterruptedException {
    Map<String, Long> written = new ConcurrentHashMap<>();
    Map<String, Long> read = new ConcurrentHashMap<>();
    Thread reader = Thread.ofPlatform().daemon().start(() -> read(topic, outlet, read));
    Random random = new Random(1);
    long next = System.nanoTime();
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      String source = name + "-" + i + ".example";
      TaggedArticle article = desk.article(random, Instant.now(), source, TOPIC);
      Future<?> unused =
          stage
              .producer()
              .send(
                  CloudEvents.record(Topics.ARTICLES_TAGGED, article),
                  (place, failure) -> written.put(source, System.nanoTime()));
      next += 1_000_000_000L / PER_SECOND;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    String last = name + "-" + (WARM_UP + MEASURED - 1) + ".example";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!read.containsKey(last) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(A_MOMENT);
    }
    reader.interrupt();
    reader.join();
    List<Double> millis = new ArrayList<>();
    for (int i = WARM_UP; i < WARM_UP + MEASURED; i++) {
      String source = name + "-" + i + ".example";
      Long sent = written.get(source);
      Long seen = read.get(source);
      if (sent == null || seen == null) {
        throw new IllegalStateException("nothing came of " + source);
      }
      millis.add((seen - sent) / 1e6);
    }
    millis.sort(Double::compare);
    return Map.of(
        Quantity.LATENCY_MILLISECONDS_MEDIAN, millis.get(MEASURED / 2),
        Quantity.LATENCY_MILLISECONDS_P99, millis.get(MEASURED * 99 / 100));
  }

  private void read(
      String topic,
      Function<ConsumerRecord<String, byte[]>, Optional<String>> outlet,
      Map<String, Long> read) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", stage.bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          long now = System.nanoTime();
          outlet.apply(record).ifPresent(name -> read.putIfAbsent(name, now));
        }
      }
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      Thread.interrupted(); // all has been read
    }
  }
}
