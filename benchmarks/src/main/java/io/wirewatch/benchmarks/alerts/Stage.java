package io.wirewatch.benchmarks.alerts;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.broker.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, the service, and what they are measured against. */
final class Stage implements AutoCloseable {
  /** The consumer group of the alert service. */
  static final String SERVICE = "wirewatch-alerts";

  private static final long A_MOMENT = Duration.ofMillis(20).toNanos();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path checkout;
  private final Path folder;
  private final Broker broker;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;

  /** Starts a broker, with its data in a new folder. */
  Stage(Path checkout) throws IOException {
    this.checkout = checkout;
    this.folder = Files.createTempDirectory("wirewatch-alerts-benchmark");
    this.broker = Broker.start(folder.resolve("broker"), 0);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "compression.type",
            "lz4",
            "linger.ms",
            0,
            "batch.size",
            1 << 17);
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  KafkaProducer<String, byte[]> producer() {
    return producer;
  }

  void write(Stream<ProducerRecord<String, byte[]>> records) {
    records.forEach(
        record -> {
          Future<?> unused = producer.send(record); // what is missing is waited for in vain
        });
    producer.flush();
  }

  void create(String topic) {
    try {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The packaged alert service. */
  Running service(Path config) throws IOException {
    return Running.jar(
        checkout.resolve("alert-service/target/quarkus-app/quarkus-run.jar"),
        "1g",
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
            "WIREWATCH_CONFIG", config.toString(),
            "WIREWATCH_DATA", folder.resolve("service").toString(),
            "WIREWATCH_RULES_MAX_ARTICLES_IN_MEMORY", "2000000",
            "QUARKUS_HTTP_PORT", "0"),
        folder.resolve("service.log"));
  }

  /** What it is measured against. */
  Running baseline(String kind, String from, String to) throws IOException {
    return Running.main(
        Baseline.class,
        List.of(kind, bootstrapServers(), folder.resolve(kind).toString(), from, to),
        folder.resolve(kind + ".log"));
  }

  /** What the service reads at its start. */
  Path config(List<Rule> rules) throws IOException {
    return AlertsBenchmark.config(folder, rules);
  }

  /** Waits until the service has logged something so often. */
  void awaitLog(Running running, String text, int times) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.readString(folder.resolve("service.log")).split(text, -1).length <= times) {
      if (!running.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the log does not say " + text + "; see " + folder);
      }
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  /** How many records of a topic a group has committed that it has read. */
  long committed(String group, String topic) {
    try {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(topic, 0));
      return offset == null ? 0 : offset.offset();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      return 0; // there is no such group yet
    }
  }

  /** How many records a topic has. */
  long end(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a group has committed that it has read so many records. */
  Reached await(Running running, String group, String topic, long records) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long committed = committed(group, topic);
      if (committed >= records) {
        return new Reached(committed, running.processorTime(), System.nanoTime());
      }
      if (!running.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s has read %d records of %s; see %s".formatted(group, committed, topic, folder));
      }
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  /**
   * How far a process had come.
   *
   * @param records that it had read
   * @param processorTime that it had taken
   * @param nanos the time
   */
  record Reached(long records, Duration processorTime, long nanos) {
    /** The same time, of another number of records. */
    Reached withRecords(long other) {
      return new Reached(other, processorTime, nanos);
    }

    double perProcessorSecondSince(Reached before) {
      return (records - before.records)
          / (processorTime.minus(before.processorTime).toNanos() / 1e9);
    }

    double perSecondSince(Reached before) {
      return (records - before.records) / ((nanos - before.nanos) / 1e9);
    }
  }

  @Override
  public void close() throws IOException {
    producer.close();
    admin.close();
    broker.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
