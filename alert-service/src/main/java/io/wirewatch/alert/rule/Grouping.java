package io.wirewatch.alert.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wirewatch.events.Article;
import io.wirewatch.events.TaggedArticle;
import java.util.List;

/** What a rule counts apart. */
public enum Grouping {
  /** All is counted together. */
  @JsonProperty("nothing")
  NOTHING,
  /** Each topic apart; an article with several counts in each. */
  @JsonProperty("topic")
  TOPIC,
  /** Each outlet apart. */
  @JsonProperty("source")
  SOURCE,
  /** Each language apart. */
  @JsonProperty("language")
  LANGUAGE;

  /** The groups in which an article counts. */
  public List<String> groupsOf(TaggedArticle tagged) {
    Article article = tagged.article();
    return switch (this) {
      case NOTHING -> List.of("");
      case TOPIC -> tagged.topics().stream().map(TaggedArticle.Topic::key).toList();
      case SOURCE -> List.of(article.source());
      case LANGUAGE -> List.of(tagged.language());
    };
  }
}
