package io.wirewatch.analysis.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.events.DetectedLanguage;
import io.wirewatch.events.TaggedArticle;
import java.util.List;

/**
 * What is in a text.
 *
 * @param id as it was sent
 * @param language as it was sent
 * @param detected the language that it was read in, which may be another
 * @param topics the topics found, with their evidence
 * @param countries as in {@link TaggedArticle}
 * @param actors as in {@link TaggedArticle}
 * @param fingerprint as in {@link TaggedArticle}
 * @param pack names the topic definitions that were in force
 * @param vector likewise; empty where none is made
 * @param origin likewise
 */
public record Analyzed(
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String id,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String language,
    DetectedLanguage detected,
    List<TaggedArticle.Topic> topics,
    List<TaggedArticle.Mention> countries,
    List<TaggedArticle.Mention> actors,
    String fingerprint,
    String pack,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String vector,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String origin) {

  /** What becomes of a text. */
  public sealed interface Outcome {
    /** It was analysed. */
    record Done(Analyzed analyzed) implements Outcome {}

    /**
     * It cannot be.
     *
     * @param field the field at fault
     * @param reason what is wrong with it, to be read after its name
     */
    record Rejected(String field, String reason) implements Outcome {}
  }
}
