package io.wirewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * An event as a Kafka record in the binary mode of the CloudEvents Kafka protocol binding 1.0: the
 * value is the event's JSON, the attributes are headers that start with {@code ce_}.
 */
public final class CloudEvents {
  private CloudEvents() {}

  /** The record of an event. */
  public static <T> ProducerRecord<String, byte[]> record(Topic<T> topic, T event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), topic.key().apply(event), Json.write(event));
    describe(topic, event, record.headers());
    return record;
  }

  /** Sets the headers that describe an event, in place of any that described its cause. */
  public static <T> void describe(Topic<T> topic, T event, Headers headers) {
    describe(topic, headers, topic.eventId().apply(event));
  }

  /** Likewise, of an event that has an id. */
  public static void describe(Topic<?> topic, Headers headers, String id) {
    set(headers, "ce_specversion", "1.0");
    set(headers, "ce_id", id);
    set(headers, "ce_source", "/wirewatch/" + topic.owner());
    set(headers, "ce_type", topic.type());
    set(headers, "content-type", "application/json");
  }

  /** The type of an event, as its headers say; empty when they do not. */
  public static String type(Headers headers) {
    Header type = headers.lastHeader("ce_type");
    return type == null ? "" : new String(type.value(), UTF_8);
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(UTF_8));
  }
}
