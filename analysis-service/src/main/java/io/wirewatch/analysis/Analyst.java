package io.wirewatch.analysis;

import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Article;
import io.wirewatch.events.TaggedArticle;
import java.time.InstantSource;
import java.util.Locale;

/** Reads an article and says what is in it. */
public final class Analyst {
  private final TopicPack topics;
  private final InstantSource clock;

  /** Reads by those topics. */
  public Analyst(TopicPack topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /** The article with what is in it. */
  public TaggedArticle read(Article article) {
    return new TaggedArticle(
        article,
        topics.find(language(article.language()), article.title(), article.body()),
        MinHash.fingerprint(article.body()),
        topics.version(),
        clock.instant());
  }

  /** The language of a stated tag, such as {@code en-GB}; English when none is stated. */
  public static String language(String tag) {
    return tag.isBlank() ? "en" : Locale.forLanguageTag(tag).getLanguage();
  }
}
