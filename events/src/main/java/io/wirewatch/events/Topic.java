package io.wirewatch.events;

import java.time.Duration;

/**
 * A Kafka topic of ours: what it carries and how long it is kept.
 *
 * @param name the topic's name
 * @param type the CloudEvents type of its values
 * @param value the record that its values are
 * @param key what its keys are, in words
 * @param keep how long a record is kept
 * @param compacted whether the last record of each key is kept for good
 */
public record Topic<T>(
    String name, String type, Class<T> value, String key, Duration keep, boolean compacted) {

  /** The topic for records of this one that could not be processed. */
  public String deadLetters() {
    return name + ".dlq";
  }
}
