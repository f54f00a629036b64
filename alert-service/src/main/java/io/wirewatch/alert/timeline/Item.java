package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Alert;
import java.util.Comparator;

/**
 * Of a matched article what decides how it counts.
 *
 * @param article its id
 * @param time its event time, as {@link Nanos}
 * @param clauses the clauses that it matches, one bit each; and from {@link #BELOW_SCORE} on those
 *     that it would match for another score, for which it does not count
 * @param story names the story that it tells; empty where stories are not counted
 * @param source where it comes from: an agency, or the owner of an outlet
 */
public record Item(String article, long time, int clauses, String story, String source) {
  /** By event time; articles of one instant by id, so that the order is always the same. */
  public static final Comparator<Item> BY_TIME =
      Comparator.comparingLong(Item::time).thenComparing(Item::article);

  /** The first bit of the clauses that an item would match for another score. */
  public static final int BELOW_SCORE = Condition.MAX_QUERIES;

  /** Whether it matches a clause. */
  public boolean matches(int clause) {
    return (clauses & (1 << clause)) != 0;
  }

  /** Whether it would match a clause for another score. */
  public boolean isBelowScore(int clause) {
    return matches(BELOW_SCORE + clause);
  }

  /** Whether it counts for any clause. */
  public boolean counts() {
    return counts(clauses);
  }

  /** Whether one of some clauses, as here, is matched. */
  public static boolean counts(int clauses) {
    return (clauses & ((1 << BELOW_SCORE) - 1)) != 0;
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
