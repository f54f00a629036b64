package io.wirewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.broker.Broker;
import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadEventsTest {
  private static final String PASSED = "passed";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Broker broker;

  @BeforeEach
  void start() throws Exception {
    broker = Broker.start(folder.resolve("broker"), 0);
    TopicSetup.ensure(broker.bootstrapServers(), 1, (short) 1, List.of(Topics.STORIES));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(PASSED, 1, (short) 1))).all().get();
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  /** Passes everything on, and then fails at one. */
  private static final class FailsAtBad implements Processor<String, Object, String, byte[]> {
    private ProcessorContext<String, byte[]> context;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    FailsAtBad() {}

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
      this.context = context;
    }

    @Override
    public void process(Record<String, Object> record) {
      context.forward(record.withValue(record.key().getBytes(UTF_8)));
      if (record.key().equals("bad")) {
        throw new IllegalStateException("a fault of ours");
      }
    }
  }

  private KafkaStreams streams() {
    Topology topology = new Topology();
    ReadEvents.addTo(topology, Topics.STORIES, "pass");
    topology.addProcessor("pass", FailsAtBad::new, ReadEvents.stage(Topics.STORIES));
    topology.addSink(
        "to", PASSED, Serdes.String().serializer(), Serdes.ByteArray().serializer(), "pass");
    Properties settings = new Properties();
    settings.put("application.id", "parking");
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("state.dir", folder.resolve("state").toString());
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("auto.offset.reset", "earliest");
    settings.put("session.timeout.ms", 6_000); // as long is waited for a thread that ended
    settings.put("heartbeat.interval.ms", 1_500);
    KafkaStreams streams = new KafkaStreams(topology, settings);
    streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
    return streams;
  }

  private void produce(String... stories) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (String story : stories) {
        StoryMerge merge = new StoryMerge(story, "other", "article", "", Instant.EPOCH);
        producer.send(CloudEvents.record(Topics.STORIES, merge)).get();
      }
    }
  }

  @Test
  void whatMakesProcessingFailAgainIsParkedAndTheStreamGoesOn() throws Exception {
    produce("good", "bad", "better");
    try (KafkaStreams streams = streams()) {
      streams.start();
      TopicReader reader = new TopicReader(broker.bootstrapServers());
      assertThat(reader.readUntil(PASSED, record -> record.key().equals("better")))
          .extracting(ConsumerRecord::key)
          .as("nothing of the one that failed")
          .containsExactly("good", "better");
      ConsumerRecord<String, byte[]> parked =
          reader.readUntil(Topics.STORIES.deadLetters(), record -> true).getFirst();
      assertThat(parked.key()).isEqualTo("bad");
      assertThat(new String(parked.headers().lastHeader("dead-letter-reason").value(), UTF_8))
          .isEqualTo("cannot be processed: java.lang.IllegalStateException: a fault of ours");
    }
  }
}
