package io.wirewatch.alert.episode;

import io.wirewatch.events.Alert;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An article that a rule matches.
 *
 * @param article the article, with where it matched
 * @param fingerprint its fingerprint; empty where it has none
 * @param story the story it tells, as the analysis says; empty where that does not know
 */
public record Matched(Alert.Counted article, String fingerprint, String story) {
  /** By event time; articles of one instant by id, so that the order is always the same. */
  public static final Comparator<Matched> BY_TIME =
      Comparator.comparing((Matched matched) -> matched.article().publishedAt())
          .thenComparing(matched -> matched.article().id());

  /** Fills in what those that were stored before there were stories do not have. */
  public Matched(Alert.Counted article, String fingerprint, @Nullable String story) {
    this.article = article;
    this.fingerprint = fingerprint;
    this.story = story == null ? "" : story;
  }

  /** The same, with its story as it is now that stories have merged. */
  public Matched in(String story) {
    return new Matched(article, fingerprint, story);
  }
}
