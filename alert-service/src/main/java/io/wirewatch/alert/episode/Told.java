package io.wirewatch.alert.episode;

import io.wirewatch.events.Alert;
import java.time.Instant;

/**
 * A matched article as a telling of a story.
 *
 * @param matched the article
 * @param first the article that told the story first; itself where no other did
 */
public record Told(Matched matched, Matched first) {

  /** What of it is counted: articles with the same key count once. */
  public String key(Alert.Counting counting) {
    return switch (counting) {
      case ARTICLES -> matched.article().id();
      case STORIES -> first.article().id();
      case SOURCES -> first.article().owner();
    };
  }

  /** Its event time. */
  public Instant at() {
    return matched.article().publishedAt();
  }
}
