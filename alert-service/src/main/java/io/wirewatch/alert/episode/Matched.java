package io.wirewatch.alert.episode;

import io.wirewatch.events.Alert;
import io.wirewatch.events.RuleMatch;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An article that a rule matches.
 *
 * @param article the article, with where it matched
 * @param fingerprint its fingerprint; empty where it has none
 * @param story the story it tells, as the analysis says; empty where that does not know
 * @param ruleVersion as {@link RuleMatch#ruleVersion}
 */
public record Matched(Alert.Counted article, String fingerprint, String story, String ruleVersion) {
  /** By event time; articles of one instant by id, so that the order is always the same. */
  public static final Comparator<Matched> BY_TIME =
      Comparator.comparing((Matched matched) -> matched.article().publishedAt())
          .thenComparing(matched -> matched.article().id());

  /** Fills in what those that were stored before there were stories do not have. */
  public Matched(
      Alert.Counted article,
      String fingerprint,
      @Nullable String story,
      @Nullable String ruleVersion) {
    this.article = article;
    this.fingerprint = fingerprint;
    this.story = story == null ? "" : story;
    this.ruleVersion = ruleVersion == null ? "" : ruleVersion;
  }

  /** What is kept of a match. */
  public static Matched of(RuleMatch match) {
    return new Matched(match.article(), match.fingerprint(), match.story(), match.ruleVersion());
  }

  /** The same, with its story as it is now that stories have merged. */
  public Matched in(String story) {
    return new Matched(article, fingerprint, story, ruleVersion);
  }
}
