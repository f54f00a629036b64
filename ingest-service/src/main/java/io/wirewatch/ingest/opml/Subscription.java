package io.wirewatch.ingest.opml;

import java.util.List;
import java.util.Map;

/**
 * A feed in a list.
 *
 * @param line where it stands, from 1 on
 * @param url the feed's address
 * @param title what it is called; may be empty
 * @param categories what it stands under, the outermost first, and what it says itself
 * @param own what {@link OpmlWriter} writes besides for our own use: fields of {@code feeds.yaml},
 *     their names in lower case
 */
public record Subscription(
    int line, String url, String title, List<String> categories, Map<String, String> own) {
  /** Copies the lists. */
  public Subscription {
    categories = List.copyOf(categories);
    own = Map.copyOf(own);
  }
}
