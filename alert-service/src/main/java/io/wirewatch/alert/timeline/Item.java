package io.wirewatch.alert.timeline;

import io.wirewatch.events.Alert;
import java.util.Comparator;

/**
 * Of a matched article what decides how it counts.
 *
 * @param article its id
 * @param time its event time, as {@link Nanos}
 * @param clauses the clauses that it matches, one bit each
 * @param story names the story that it tells; empty where stories are not counted
 * @param source where it comes from: an agency, or the owner of an outlet
 */
public record Item(String article, long time, int clauses, String story, String source) {
  /** By event time; articles of one instant by id, so that the order is always the same. */
  public static final Comparator<Item> BY_TIME =
      Comparator.comparingLong(Item::time).thenComparing(Item::article);

  /** Whether it matches a clause. */
  public boolean matches(int clause) {
    return (clauses & (1 << clause)) != 0;
  }

  /** What of it is counted: items with the same key count once. */
  public String key(Alert.Counting counting) {
    return switch (counting) {
      case ARTICLES -> article;
      case STORIES -> story;
      case SOURCES -> source;
    };
  }

  /** The same, told as another story. */
  public Item in(String story) {
    return new Item(article, time, clauses, story, source);
  }
}
