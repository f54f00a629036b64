package io.wirewatch.alert.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wirewatch.events.Article;
import io.wirewatch.events.Pair;
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
  LANGUAGE,
  /** Each owner of outlets apart. */
  @JsonProperty("owner")
  OWNER,
  /** Each country that matters in an article apart. */
  @JsonProperty("country")
  COUNTRY,
  /**
   * Each two sides of an event apart, in either order; an article whose topics name none in none.
   */
  @JsonProperty("pair")
  PAIR,
  /** Each organisation and person that matters in an article apart. */
  @JsonProperty("actor")
  ACTOR;

  /**
   * The groups in which an article counts, each once.
   *
   * @param owner the owner of its outlet
   */
  public List<String> groupsOf(TaggedArticle tagged, String owner) {
    Article article = tagged.article();
    return switch (this) {
      case NOTHING -> List.of("");
      case TOPIC -> tagged.topics().stream().map(TaggedArticle.Topic::key).distinct().toList();
      case SOURCE -> List.of(article.source());
      case LANGUAGE -> List.of(tagged.language());
      case OWNER -> List.of(owner);
      case COUNTRY -> thatMatter(tagged.countries());
      case ACTOR -> thatMatter(tagged.actors());
      case PAIR ->
          tagged.topics().stream()
              .flatMap(topic -> topic.pairs().stream())
              .map(Grouping::inEitherOrder)
              .distinct()
              .toList();
    };
  }

  private static List<String> thatMatter(List<TaggedArticle.Mention> mentions) {
    return mentions.stream()
        .filter(TaggedArticle.Mention::matters)
        .map(TaggedArticle.Mention::id)
        .distinct()
        .toList();
  }

  private static String inEitherOrder(Pair pair) {
    return pair.from().compareTo(pair.to()) <= 0
        ? pair.from() + "-" + pair.to()
        : pair.to() + "-" + pair.from();
  }
}
