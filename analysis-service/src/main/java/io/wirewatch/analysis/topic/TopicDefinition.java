package io.wirewatch.analysis.topic;

import io.wirewatch.configuration.InvalidField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic, as a file of {@code topics/} defines it.
 *
 * @param id lower-case letters, digits and hyphens
 * @param label its name for people
 * @param version counted up by whoever changes it, from 1
 * @param description what belongs to it and what does not
 * @param triggers the queries that find it, each asked of the title and of the body by itself
 * @param exclude the queries that take it away again from the field in which they match
 * @param examples sentences that show what is meant
 */
public record TopicDefinition(
    String id,
    String label,
    int version,
    String description,
    List<Trigger> triggers,
    List<Trigger> exclude,
    Examples examples) {

  /**
   * A query of a topic.
   *
   * @param id what the evidence calls it
   * @param query in Lucene's syntax
   */
  public record Trigger(String id, String query) {

    /** Refuses what cannot do without. */
    public Trigger {
      id = present("id", id);
      query = present("query", query);
    }
  }

  /**
   * Sentences that show what is meant.
   *
   * @param positive such as tell of the topic
   * @param negative such as only seem to
   */
  public record Examples(List<String> positive, List<String> negative) {

    /** Fills in what is absent. */
    public Examples {
      positive = orEmpty(positive);
      negative = orEmpty(negative);
    }
  }

  /** Fills in what is absent and refuses what cannot do without. */
  public TopicDefinition {
    id = present("id", id);
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new InvalidField("id", "must be lower-case letters, digits and hyphens, at most 64");
    }
    label = present("label", label);
    if (version < 1) {
      throw new InvalidField("version", "must be at least 1");
    }
    description = description == null ? "" : description;
    triggers = orEmpty(triggers);
    if (triggers.isEmpty()) {
      throw new InvalidField("triggers", "must have at least one query");
    }
    exclude = orEmpty(exclude);
    examples = examples == null ? new Examples(List.of(), List.of()) : examples;
    distinct("triggers", triggers);
    distinct("exclude", exclude);
  }

  private static void distinct(String field, List<Trigger> triggers) {
    Set<String> ids = new HashSet<>();
    for (Trigger trigger : triggers) {
      if (!ids.add(trigger.id())) {
        throw new InvalidField(field, "has the id " + trigger.id() + " twice");
      }
    }
  }

  private static String present(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidField(field, "is missing");
    }
    return value.strip();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
