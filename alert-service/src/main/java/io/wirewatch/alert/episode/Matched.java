package io.wirewatch.alert.episode;

import io.wirewatch.events.Alert;
import java.util.Comparator;

/**
 * An article that a rule matches.
 *
 * @param article the article, with where it matched
 * @param fingerprint its fingerprint; empty where it has none
 */
public record Matched(Alert.Counted article, String fingerprint) {
  /** By event time; articles of one instant by id, so that the order is always the same. */
  public static final Comparator<Matched> BY_TIME =
      Comparator.comparing((Matched matched) -> matched.article().publishedAt())
          .thenComparing(matched -> matched.article().id());
}
