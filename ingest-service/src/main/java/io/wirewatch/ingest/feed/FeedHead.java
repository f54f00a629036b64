package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.date.StatedTime;
import java.util.List;

/**
 * What a feed says of itself, as plain text. What it does not state is empty.
 *
 * @param format its format and version, such as {@code rss 2.0}, {@code atom 1.0}, {@code json feed
 *     1.1}, {@code sitemap news}
 * @param title its name
 * @param link the site it belongs to
 * @param description what it is about
 * @param language a BCP 47 tag
 * @param authors who makes it
 * @param updated when it last changed
 * @param hubs the hubs that tell of its changes (https://www.w3.org/TR/websub/)
 * @param self its own address, by which these know it
 */
public record FeedHead(
    String format,
    String title,
    String link,
    String description,
    String language,
    List<String> authors,
    StatedTime updated,
    List<String> hubs,
    String self) {
  /** Copies the lists. */
  public FeedHead {
    authors = List.copyOf(authors);
    hubs = List.copyOf(hubs);
  }

  /** The same in that language. */
  FeedHead withLanguage(String tag) {
    return new FeedHead(format, title, link, description, tag, authors, updated, hubs, self);
  }
}
