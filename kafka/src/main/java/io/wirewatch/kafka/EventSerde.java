package io.wirewatch.kafka;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A topic's values as bytes, with the headers that describe them set on the way out. */
public final class EventSerde<T> implements Serde<T> {
  private final Topic<T> topic;

  /** The serde of a topic. */
  public EventSerde(Topic<T> topic) {
    this.topic = topic;
  }

  @Override
  public Serializer<T> serializer() {
    return new Serializer<>() {
      @Override
      public byte @Nullable [] serialize(String name, @Nullable T event) {
        return event == null ? null : Json.write(event);
      }

      @Override
      public byte @Nullable [] serialize(String name, Headers headers, @Nullable T event) {
        if (event != null) {
          CloudEvents.describe(topic, event, headers);
        }
        return serialize(name, event);
      }
    };
  }

  @Override
  public Deserializer<T> deserializer() {
    return (name, bytes) -> Json.read(bytes, topic.value());
  }
}
