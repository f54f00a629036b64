package io.wirewatch.analysis;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.place.Roll;
import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.topic.TopicPack;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads a text and says what is in it. */
public final class Analyst {
  private final Supplier<TopicPack> inForce;

  /** Reads each text by the topics that are in force when it begins. */
  public Analyst(Supplier<TopicPack> inForce) {
    this.inForce = inForce;
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
    String read = language(language);
    List<Mention> mentions = topics.mentions(read, title, body, publishedAt);
    return new Findings(
        topics.find(read, title, body, mentions),
        Roll.of(title, body, mentions),
        MinHash.fingerprint(body),
        topics.version());
  }

  /** The language of a stated tag, such as {@code en-GB}; English when none is stated. */
  private static String language(String tag) {
    return tag.isBlank() ? "en" : Locale.forLanguageTag(tag).getLanguage();
  }
}
