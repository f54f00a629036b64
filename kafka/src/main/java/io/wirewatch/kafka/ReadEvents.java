package io.wirewatch.kafka;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The first stage of a Kafka Streams topology: reads a topic's events, and parks what cannot be
 * read, or makes what follows fail twice, in the topic's dead letters so that the stream goes on.
 */
public final class ReadEvents<T> implements Processor<String, byte[], String, Object> {
  private final Topic<?> topic;
  private final Function<byte[], T> reader;
  private final List<Topic<?>> others;
  private final String next;
  private final Failures failures;
  private ProcessorContext<String, Object> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  private ReadEvents(
      Topic<?> topic,
      Function<byte[], T> reader,
      List<Topic<?>> others,
      String next,
      Failures failures) {
    this.topic = topic;
    this.reader = reader;
    this.others = others;
    this.next = next;
    this.failures = failures;
  }

  /**
   * Adds the source, this stage and the sink for dead letters to a topology.
   *
   * @param next the processor that takes the events; it is added by the caller with {@link
   *     #stage(Topic)} as its parent
   */
  public static <T> void addTo(Topology topology, Topic<T> topic, String next) {
    addTo(topology, topic, value -> Json.read(value, topic.value()), next, List.of());
  }

  /**
   * The same, for a processor that takes the events in a form of its own.
   *
   * @param reader reads a value; throws an IllegalArgumentException when it cannot be read
   * @param others of the same name: what the topic carries beside, told by its CloudEvents type
   */
  public static <T> void addTo(
      Topology topology,
      Topic<?> topic,
      Function<byte[], T> reader,
      String next,
      List<Topic<?>> others) {
    Failures failures = new Failures();
    topology
        .addSource(
            topic.name(),
            Serdes.String().deserializer(),
            Serdes.ByteArray().deserializer(),
            topic.name())
        .addProcessor(
            stage(topic),
            () -> new ReadEvents<>(topic, reader, others, next, failures),
            topic.name())
        .addSink(
            topic.deadLetters(),
            topic.deadLetters(),
            Serdes.String().serializer(),
            Serdes.ByteArray().serializer(),
            stage(topic));
  }

  /** The name of the stage that reads a topic. */
  public static String stage(Topic<?> topic) {
    return "read " + topic.name();
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    Optional<String> whyNot = failures.whyNot(place);
    if (whyNot.isPresent()) {
      park(record, place, whyNot.get());
      return;
    }
    Object event;
    try {
      event = read(record);
    } catch (IllegalArgumentException e) {
      park(record, place, String.valueOf(e.getMessage()));
      return;
    }
    try {
      context.forward(record.withValue(event), next);
    } catch (RuntimeException e) {
      failures.note(place, e);
      throw e;
    }
  }

  private void park(Record<String, byte[]> record, RecordMetadata place, String reason) {
    RecordHeaders headers = new RecordHeaders(record.headers());
    DeadLetters.mark(headers, reason, place.topic(), place.partition(), place.offset());
    context.forward(record.withHeaders(headers), topic.deadLetters());
  }

  private Object read(Record<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      throw new IllegalArgumentException("has no key or no value");
    }
    if (!others.isEmpty()) {
      String type = CloudEvents.type(record.headers());
      for (Topic<?> other : others) {
        if (other.type().equals(type)) {
          return Json.read(record.value(), other.value());
        }
      }
    }
    return reader.apply(record.value());
  }
}
