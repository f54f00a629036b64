package io.wirewatch.events;

import static io.wirewatch.events.Contract.base64;
import static io.wirewatch.events.Contract.name;
import static io.wirewatch.events.Contract.optionalName;
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
 * @param countries the countries that it names, those that matter most to it first; at most 50
 * @param actors likewise the organisations and the people of public office
 * @param pack names the topic definitions that were in force
 * @param taggedAt when it was tagged
 * @param detected the language that it was read in; null when nothing was detected, as before there
 *     was detection
 * @param vector Base64 of the sense of title and lead: 384 signed bytes, each a number of a vector
 *     of length 1 times 127, by the model all-MiniLM-L6-v2; {@link Embedding} reads it. Two
 *     articles tell the more likely the same, the nearer to 1 the cosine of their vectors is. Empty
 *     where none was made
 * @param origin the id of the news agency that its credit line names; empty when it names none
 * @param story the id of the story that it tells: that of the article which was the first to tell
 *     it. Empty before there were stories. A story may become part of an older one; {@link
 *     StoryMerge} tells
 * @param storySimilarity how alike it is on average to the story's articles, from 0 to 1; absent
 *     for the first
 * @param storyMeasure names the measure and its threshold by which stories were told apart
 * @param storyMerged the stories that became part of this one by the article's coming
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TaggedArticle(
    Article article,
    List<Topic> topics,
    List<Mention> countries,
    List<Mention> actors,
    String fingerprint,
    String pack,
    Instant taggedAt,
    @Nullable DetectedLanguage detected,
    String vector,
    String origin,
    String story,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) double storySimilarity,
    String storyMeasure,
    List<String> storyMerged) {

  /** An article of which neither language nor story is known. */
  public TaggedArticle(
      Article article,
      List<Topic> topics,
      List<Mention> countries,
      List<Mention> actors,
      String fingerprint,
      String pack,
      Instant taggedAt) {
    this(
        article,
        topics,
        countries,
        actors,
        fingerprint,
        pack,
        taggedAt,
        null,
        "",
        "",
        "",
        0,
        "",
        List.of());
  }

  /** Fills in what is absent and refuses what cannot do without. */
  public TaggedArticle {
    required(article, "article");
    required(pack, "pack");
    required(taggedAt, "taggedAt");
    topics = orEmpty(topics);
    countries = orEmpty(countries);
    actors = orEmpty(actors);
    base64(fingerprint, "fingerprint");
    fingerprint = orEmpty(fingerprint);
    vector = orEmpty(vector);
    optionalName(origin, "origin");
    optionalName(story, "story");
    origin = orEmpty(origin);
    story = orEmpty(story);
    storyMeasure = orEmpty(storyMeasure);
    storyMerged = orEmpty(storyMerged);
  }

  /** What rules call its language: the detected one, or else the tag that is stated. */
  public String language() {
    return detected == null ? article.language() : detected.language();
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
   * @param pairs who and towards whom, where one sentence says both; the best sentences' first
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
      List<Pair> pairs,
      List<Evidence> evidence) {

    /** A topic that is reported, with no more known of it. */
    public Topic(String topic, int version, List<Evidence> evidence) {
      this(
          topic,
          version,
          Status.REPORTED,
          Voice.ASSERTED,
          1,
          List.of(),
          List.of(),
          List.of(),
          evidence);
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
        @JsonProperty("pairs") List<Pair> pairs,
        @JsonProperty("evidence") List<Evidence> evidence) {
      this(
          topic,
          version,
          status == null ? Status.REPORTED : status,
          voice == null ? Voice.ASSERTED : voice,
          score == null ? 1.0 : (double) score,
          from,
          to,
          pairs,
          evidence);
    }

    /** Refuses what cannot do without. */
    public Topic {
      name(topic, "topic");
      from = orEmpty(from);
      to = orEmpty(to);
      pairs = orEmpty(pairs);
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

  /**
   * A country, an organisation or a person of public office that an article names.
   *
   * @param id an ISO 3166-1 alpha-2 code, an organisation's id such as {@code NATO}, or a person's
   *     such as {@code volodymyr-zelensky}
   * @param kind what it is; a country's too when the article names its capital or its officials
   * @param office of a person the country or organisation whose office he or she holds when the
   *     article is published; else empty
   * @param times how often it is named
   * @param score from 0 to 1: how much of the article is of it
   * @param evidence where it is named, at most the first three times in the title and body
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Mention(
      String id, Kind kind, String office, int times, double score, List<Evidence> evidence) {

    /** What is named. */
    public enum Kind {
      /** A country or territory. */
      @JsonProperty("country")
      COUNTRY,
      /** An organisation of states, a relief organisation, an armed group. */
      @JsonProperty("organisation")
      ORGANISATION,
      /** A person of public office. */
      @JsonProperty("official")
      OFFICIAL
    }

    /** Fills in what is absent and refuses what cannot do without. */
    public Mention {
      name(id, "id");
      required(kind, "kind");
      office = orEmpty(office);
      evidence = orEmpty(evidence);
    }

    /** Whether the article is of it, and does not only name it in passing: a score of a half. */
    public boolean matters() {
      return score >= 0.5;
    }
  }
}
