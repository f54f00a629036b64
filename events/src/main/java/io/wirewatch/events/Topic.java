package io.wirewatch.events;

import java.time.Duration;
import java.util.function.Function;

/**
 * A Kafka topic of ours: what it carries, who writes it and how long it is kept.
 *
 * @param name the topic's name
 * @param title what it carries, in words
 * @param owner the service that writes it
 * @param type the CloudEvents type of its values
 * @param value the record that its values are
 * @param key the key of a value
 * @param keyTitle what the keys are, in words
 * @param eventId the CloudEvents id of a value, the same when it is written again
 * @param retention how long a record is kept
 * @param compacted whether of records with one key only the last is kept
 */
public record Topic<T>(
    String name,
    String title,
    String owner,
    String type,
    Class<T> value,
    Function<T, String> key,
    String keyTitle,
    Function<T, String> eventId,
    Duration retention,
    boolean compacted) {

  /** The retention of a compacted topic whose last record of each key is never deleted. */
  public static final Duration FOREVER = Duration.ofDays(36_500);

  /** The name of the topic for records of this one that could not be processed. */
  public String deadLetters() {
    return name + ".dlq";
  }
}
