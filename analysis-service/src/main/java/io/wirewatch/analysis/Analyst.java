package io.wirewatch.analysis;

import io.wirewatch.analysis.language.LanguageDetector;
import io.wirewatch.analysis.origin.Origins;
import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.place.Roll;
import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.story.Senses;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.DetectedLanguage;
import io.wirewatch.events.TaggedArticle;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Reads a text and says what is in it. */
public final class Analyst {
  private final Supplier<TopicPack> inForce;
  private final Origins origins;
  private final Senses senses;
  private final LanguageDetector languages = new LanguageDetector();

  /** Reads each text by the topics that are in force when it begins. */
  public Analyst(Supplier<TopicPack> inForce, Origins origins, Senses senses) {
    this.inForce = inForce;
    this.origins = origins;
    this.senses = senses;
  }

  /** Reads for topics alone: without origins and vectors. */
  public Analyst(Supplier<TopicPack> inForce) {
    this(inForce, new Origins(List.of()), Senses.NONE);
  }

  /**
   * What is in a text.
   *
   * @param language the tag that its publisher states, such as {@code en-GB}; empty when none is
   *     stated
   * @param title empty when it has none
   * @param body the text without markup
   * @param publishedAt the event time, by which an office has its holder
   */
  public Findings read(String language, String title, String body, Instant publishedAt) {
    TopicPack topics = inForce.get(); // once, so that a text is read by one pack to its end
    DetectedLanguage detected = languages.detect(language, title, body);
    List<Mention> mentions = topics.mentions(title, body, publishedAt);
    List<TaggedArticle.Topic> found = topics.find(detected.language(), title, body, mentions);
    boolean vectorWanted = senses.wanted(detected.language(), !found.isEmpty());
    return new Findings(
        detected,
        found,
        Roll.of(title, body, mentions),
        MinHash.fingerprint(body),
        topics.version(),
        vectorWanted ? senses.vector(title, origins.withoutCredit(body)) : "",
        origins.find(body));
  }

  /** Which story an article tells is asked of its body without the credit line that opens it. */
  public String withoutCredit(String body) {
    return origins.withoutCredit(body);
  }

  /** The vector of an article, found in it or not any topic; empty in a language without one. */
  public String vector(String language, String title, String body) {
    return senses.reads(languages.detect(language, title, body).language())
        ? senses.vector(title, origins.withoutCredit(body))
        : "";
  }
}
