package io.wirewatch.alert.adapter;

import io.wirewatch.events.Topic;
import io.wirewatch.kafka.CloudEvents;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * An event that is written already, as most of it was written before.
 *
 * @param id the event's id
 * @param json the event
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or changed
record Written(String id, byte[] json) {

  /** Passes it on as it is, with the headers that describe it. */
  static Serializer<Written> serializer(Topic<?> topic) {
    return new Serializer<>() {
      @Override
      public byte[] serialize(String name, Written written) {
        return written.json();
      }

      @Override
      public byte[] serialize(String name, Headers headers, Written written) {
        CloudEvents.describe(topic, headers, written.id());
        return written.json();
      }
    };
  }
}
