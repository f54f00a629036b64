package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article and what was found in it, as {@code wirewatch.articles.tagged} carries it. An article
 * in which nothing was found is carried too, with no topics.
 *
 * @param article the revision that was read
 * @param topics the topics found, in the order of their ids
 * @param fingerprint Base64 of a MinHash signature of the body: 64 bytes, each the low byte of the
 *     smallest hash of the body's three-word shingles under one of 64 hash functions. Two
 *     signatures agree in about the share of places that the texts share shingles. Empty for a body
 *     of fewer than three words
 * @param pack names the topic definitions that were in force
 * @param taggedAt when it was tagged
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TaggedArticle(
    Article article, List<Topic> topics, String fingerprint, String pack, Instant taggedAt) {

  /** Fills in what is absent and refuses what cannot do without. */
  public TaggedArticle {
    required(article, "article");
    required(pack, "pack");
    required(taggedAt, "taggedAt");
    topics = orEmpty(topics);
    fingerprint = orEmpty(fingerprint);
  }

  /**
   * A topic that an article tells of. One that it tells of in several ways, such as sanctions that
   * are in force and others that are demanded, is there once for each status.
   *
   * @param topic the topic's id
   * @param version the version of its definition
   * @param status how it is told; {@code reported} when absent, as before there were others
   * @param voice who says so, in the place that counts most; {@code asserted} when absent
   * @param score from 0 to 1: how much of the article tells of it, and how surely; 1 when absent
   * @param from the acting sides, where a sentence says so: ISO 3166-1 alpha-2 codes of countries
   *     and ids of organisations
   * @param to likewise the sides that it was done to
   * @param evidence what decided, in the order of the text; never empty
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Topic(
      String topic,
      int version,
      Status status,
      Voice voice,
      double score,
      List<String> from,
      List<String> to,
      List<Evidence> evidence) {

    /** A topic that is reported, with no more known of it. */
    public Topic(String topic, int version, List<Evidence> evidence) {
      this(topic, version, Status.REPORTED, Voice.ASSERTED, 1, List.of(), List.of(), evidence);
    }

    /** Fills in what is absent and refuses what cannot do without. */
    @JsonCreator
    public Topic(
        @JsonProperty("topic") String topic,
        @JsonProperty("version") int version,
        @JsonProperty("status") @Nullable Status status,
        @JsonProperty("voice") @Nullable Voice voice,
        @JsonProperty("score") @Nullable Double score,
        @JsonProperty("from") List<String> from,
        @JsonProperty("to") List<String> to,
        @JsonProperty("evidence") List<Evidence> evidence) {
      this(
          topic,
          version,
          status == null ? Status.REPORTED : status,
          voice == null ? Voice.ASSERTED : voice,
          score == null ? 1.0 : (double) score,
          from,
          to,
          evidence);
    }

    /** Refuses what cannot do without. */
    public Topic {
      required(topic, "topic");
      from = orEmpty(from);
      to = orEmpty(to);
      evidence = orEmpty(evidence);
    }

    /**
     * What rules call it: the topic's id alone when it is reported, else with its status, such as
     * {@code sanctions.ended}.
     */
    public String key() {
      return isReported() ? topic : topic + "." + status.label();
    }

    /** Whether it is told as something that happened or is happening. */
    @JsonIgnore
    public boolean isReported() {
      return status == Status.REPORTED;
    }
  }
}
