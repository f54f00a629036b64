package io.wirewatch.analysis.retag;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.events.Article;
import io.wirewatch.events.TaggedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An article revision as it was tagged, beside what a pack finds in it now.
 *
 * @param article its id
 * @param title its title
 * @param url its address; absent when it has none
 * @param publishedAt its event time
 * @param before what it was tagged with
 * @param after what is found now
 * @param gained the keys of topics that it has now only, such as {@code attack} or {@code
 *     sanctions.ended}
 * @param lost the keys of topics that it had before only
 */
public record Retagged(
    String article,
    String title,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String url,
    Instant publishedAt,
    Tags before,
    Tags after,
    List<String> gained,
    List<String> lost) {

  /**
   * What a pack found.
   *
   * @param pack the pack
   * @param topics with their evidence
   */
  public record Tags(String pack, List<TaggedArticle.Topic> topics) {
    /** What rules call the topics found. */
    public List<String> keys() {
      return topics.stream().map(TaggedArticle.Topic::key).toList();
    }
  }

  /**
   * Tags an article anew.
   *
   * @param wanted the ids of the topics that are compared
   */
  public static Retagged of(TaggedArticle tagged, Analyst analyst, Predicate<String> wanted) {
    Article article = tagged.article();
    Findings found =
        analyst.read(article.language(), article.title(), article.body(), article.publishedAt());
    Tags before = new Tags(tagged.pack(), only(tagged.topics(), wanted));
    Tags after = new Tags(found.pack(), only(found.topics(), wanted));
    return new Retagged(
        article.id(),
        article.title(),
        article.url(),
        article.publishedAt(),
        before,
        after,
        without(after.keys(), before.keys()),
        without(before.keys(), after.keys()));
  }

  /** Whether it has other topics now, or a topic in another status. */
  public boolean differs() {
    return !gained.isEmpty() || !lost.isEmpty();
  }

  private static List<TaggedArticle.Topic> only(
      List<TaggedArticle.Topic> topics, Predicate<String> wanted) {
    return topics.stream().filter(topic -> wanted.test(topic.topic())).toList();
  }

  private static List<String> without(List<String> keys, List<String> others) {
    List<String> left = new ArrayList<>(keys);
    left.removeAll(others);
    return List.copyOf(left);
  }
}
