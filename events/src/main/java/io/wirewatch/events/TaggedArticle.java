package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

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
   * A topic that an article tells of.
   *
   * @param topic the topic's id
   * @param version the version of its definition
   * @param evidence what decided, in the order of the text; never empty
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Topic(String topic, int version, List<Evidence> evidence) {

    /** Fills in what is absent and refuses what cannot do without. */
    public Topic {
      required(topic, "topic");
      evidence = orEmpty(evidence);
    }
  }
}
