package io.wirewatch.kafka;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import java.util.List;
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
 * read in the topic's dead letters so that the stream goes on.
 */
public final class ReadEvents<T> implements Processor<String, byte[], String, Object> {
  private final Topic<?> topic;
  private final Function<byte[], T> reader;
  private final List<Topic<?>> others;
  private final String next;
  private ProcessorContext<String, Object> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  private ReadEvents(
      Topic<?> topic, Function<byte[], T> reader, List<Topic<?>> others, String next) {
    this.topic = topic;
    this.reader = reader;
    this.others = others;
    this.next = next;
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
    topology
        .addSource(
            topic.name(),
            Serdes.String().deserializer(),
            Serdes.ByteArray().deserializer(),
            topic.name())
        .addProcessor(
            stage(topic), () -> new ReadEvents<>(topic, reader, others, next), topic.name())
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
    Object event;
    try {
      if (record.key() == null || record.value() == null) {
        throw new IllegalArgumentException("has no key or no value");
      }
      event = read(record);
    } catch (IllegalArgumentException e) {
      RecordHeaders headers = new RecordHeaders(record.headers());
      RecordMetadata place = context.recordMetadata().orElseThrow();
      DeadLetters.mark(
          headers,
          String.valueOf(e.getMessage()),
          place.topic(),
          place.partition(),
          place.offset());
      context.forward(
          new Record<>(record.key(), record.value(), record.timestamp(), headers),
          topic.deadLetters());
      return;
    }
    context.forward(record.withValue(event), next);
  }

  private Object read(Record<String, byte[]> record) {
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
