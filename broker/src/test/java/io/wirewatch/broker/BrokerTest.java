package io.wirewatch.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
  private final Path folder;

  BrokerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keepsWhatWasProducedWhenItIsStoppedAndStartedOnTheSameFolder() throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"), 0)) {
      createTopic(broker, "news");
      produceInTransaction(broker, "news", "four soldiers killed");
    }
    try (Broker broker = Broker.start(folder.resolve("kafka"), 0)) {
      assertThat(consume(broker, "news")).containsExactly("four soldiers killed");
    }
  }

  @Test
  void createsNoTopicByItself() throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"), 0);
        Admin admin = Admin.create(address(broker))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("never-created")).allTopicNames().get())
          .hasMessageContaining("does not host this topic-partition");
      assertThat(admin.listTopics().names().get()).isEmpty();
    }
  }

  @Test
  void refusesAPortInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Broker.start(folder.resolve("kafka"), taken.getLocalPort()))
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "Port %d is in use; stop what listens there or choose another port for Kafka."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void refusesAFolderThatABrokerUses() {
    Path kafka = folder.resolve("kafka");
    try (Broker broker = Broker.start(kafka, 0)) {
      assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> Broker.start(kafka, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("is in use by another broker");
    }
  }

  @Test
  void refusesTheFolderOfAnotherCluster() throws IOException {
    Files.writeString(
        folder.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=somebody-elses\n");
    assertThatThrownBy(() -> Broker.start(folder, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("belongs to another Kafka cluster (node.id is 7, not 1)");
  }

  @Test
  void refusesAFolderOfOtherFiles() throws IOException {
    Files.writeString(folder.resolve("letters.txt"), "Dear reader");
    assertThatThrownBy(() -> Broker.start(folder, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("holds files but no Kafka data");
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    assertThatThrownBy(() -> Broker.start(file.resolve("kafka"), 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("cannot be written");
  }

  private static Map<String, Object> address(Broker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static void createTopic(Broker broker, String topic) throws Exception {
    try (Admin admin = Admin.create(address(broker))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static void produceInTransaction(Broker broker, String topic, String value)
      throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value)).get();
      producer.commitTransaction();
    }
  }

  private static List<String> consume(Broker broker, String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "group.id", "test",
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      List<String> values = List.of();
      for (int attempt = 0; values.isEmpty() && attempt < 20; attempt++) {
        values = values(consumer.poll(Duration.ofSeconds(1)));
      }
      return values;
    }
  }

  private static List<String> values(Iterable<ConsumerRecord<String, String>> records) {
    List<String> values = new ArrayList<>();
    records.forEach(record -> values.add(record.value()));
    return values;
  }
}
