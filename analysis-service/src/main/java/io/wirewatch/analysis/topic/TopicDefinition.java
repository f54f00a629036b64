package io.wirewatch.analysis.topic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wirewatch.analysis.place.Sides.Kind;
import io.wirewatch.analysis.telling.CueDefinition;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Status;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A topic, as a file of {@code topics/} defines it.
 *
 * @param id lower-case letters, digits and hyphens
 * @param label its name for people
 * @param version counted up by whoever changes it, from 1
 * @param description what belongs to it and what does not
 * @param codes what event coders call it: by scheme, such as {@code cameo}, the codes
 * @param threshold the score from which an article has the topic, from 0 to 1; 0.5 when absent
 * @param salience where in an article it has to stand
 * @param sides in what words it has two sides, who and towards whom; null when it has none
 * @param triggers the queries that find it, each asked of every sentence
 * @param exclude the queries that take it away again
 * @param cues how its events are told, asked before the cues of all topics
 * @param ignoreCues the ids of cues of all topics that say nothing of this one
 * @param examples sentences that show what is meant
 */
public record TopicDefinition(
    String id,
    String label,
    int version,
    String description,
    Map<String, List<String>> codes,
    double threshold,
    Salience salience,
    @Nullable Kind sides,
    List<Trigger> triggers,
    List<Exclusion> exclude,
    List<CueDefinition> cues,
    List<String> ignoreCues,
    Examples examples) {
  private static final double USUAL_THRESHOLD = 0.5;

  /** Where in an article a topic has to stand. */
  public enum Salience {
    /** Anywhere, if not once only and deep down. */
    @JsonProperty("text")
    TEXT,
    /** In the title or the first sentences. */
    @JsonProperty("lead")
    LEAD
  }

  /**
   * A query that finds a topic.
   *
   * @param id what the evidence calls it
   * @param query in Lucene's syntax
   * @param language of the texts it is asked of, a BCP 47 language; {@code en} when absent
   * @param status what it makes of the event, whatever the cues say; null when they decide
   * @param weight how sure it is by itself, above 0 and at most 1; 1 when absent
   * @param needs the log odds that the second look has to give a sentence for it to find anything:
   *     for queries as wide as a word of the topic, which find nothing where nobody looks twice;
   *     null when it finds by itself
   */
  public record Trigger(
      String id,
      String query,
      String language,
      @Nullable Status status,
      double weight,
      @Nullable Double needs) {

    /** Refuses what cannot do without. */
    public Trigger {
      id = present("id", id);
      query = present("query", query);
      language = language == null ? "en" : language;
      weight = weight == 0 ? 1 : weight;
      if (!(weight > 0 && weight <= 1)) {
        throw new InvalidField("weight", "must be above 0 and at most 1");
      }
    }
  }

  /**
   * A query that takes a topic away.
   *
   * @param id what it is called
   * @param query in Lucene's syntax
   * @param language of the texts it is asked of; {@code en} when absent
   * @param scope what it takes the topic from
   */
  public record Exclusion(String id, String query, String language, Scope scope) {

    /** What an exclusion takes a topic from. */
    public enum Scope {
      /** The sentence that it matches. */
      @JsonProperty("sentence")
      SENTENCE,
      /** The article, of which it is asked as a whole. */
      @JsonProperty("article")
      ARTICLE
    }

    /** Refuses what cannot do without. */
    public Exclusion {
      id = present("id", id);
      query = present("query", query);
      language = language == null ? "en" : language;
      scope = scope == null ? Scope.SENTENCE : scope;
    }
  }

  /**
   * Sentences that show what is meant.
   *
   * @param positive such as tell of the topic
   * @param negative such as only seem to, by what they tell of instead: {@code sport}, {@code
   *     history}, …
   * @param told positive ones by how they tell of it, from which is learnt what no cue says
   */
  public record Examples(
      List<String> positive, Map<String, List<String>> negative, Map<Status, List<String>> told) {

    /** Fills in what is absent; what is told is positive. */
    public Examples {
      told = sorted(told);
      positive =
          Stream.concat(orEmpty(positive).stream(), told.values().stream().flatMap(List::stream))
              .distinct()
              .toList();
      negative = sorted(negative);
    }

    /** The negative ones of all kinds. */
    @JsonIgnore
    public List<String> negatives() {
      return negative.values().stream().flatMap(List::stream).toList();
    }

    /** All, positive ones first. */
    @JsonIgnore
    public List<String> all() {
      return Stream.concat(positive.stream(), negatives().stream()).toList();
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
    codes = sorted(codes);
    threshold = threshold == 0 ? USUAL_THRESHOLD : threshold;
    if (!(threshold > 0 && threshold <= 1)) {
      throw new InvalidField("threshold", "must be above 0 and at most 1");
    }
    salience = salience == null ? Salience.TEXT : salience;
    triggers = orEmpty(triggers);
    if (triggers.isEmpty()) {
      throw new InvalidField("triggers", "must have at least one query");
    }
    exclude = orEmpty(exclude);
    cues = orEmpty(cues);
    ignoreCues = orEmpty(ignoreCues);
    examples = examples == null ? new Examples(List.of(), Map.of(), Map.of()) : examples;
    distinct("triggers", triggers.stream().map(Trigger::id).toList());
    distinct("exclude", exclude.stream().map(Exclusion::id).toList());
  }

  /** The same topic with other examples. */
  public TopicDefinition with(Examples others) {
    return new TopicDefinition(
        id,
        label,
        version,
        description,
        codes,
        threshold,
        salience,
        sides,
        triggers,
        exclude,
        cues,
        ignoreCues,
        others);
  }

  private static void distinct(String field, List<String> given) {
    Set<String> ids = new HashSet<>();
    for (String id : given) {
      if (!ids.add(id)) {
        throw new InvalidField(field, "has the id " + id + " twice");
      }
    }
  }

  private static String present(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidField(field, "is missing");
    }
    return value.strip();
  }

  /** In one order everywhere, as the pack's version is made of it. */
  private static <K extends Comparable<K>, T> Map<K, T> sorted(@Nullable Map<K, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
