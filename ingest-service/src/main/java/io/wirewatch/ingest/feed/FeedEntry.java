package io.wirewatch.ingest.feed;

import java.util.List;

/**
 * One entry of a feed, as plain text. What it does not state is the empty string or list. Title or
 * body, if not both, says something.
 *
 * @param guid the publisher's own identifier
 * @param link the address of the article, absolute
 * @param title the headline, without markup
 * @param body the text, without markup, paragraphs parted by an empty line: the full content where
 *     the feed has it, else the description or summary
 * @param authors names, without addresses
 * @param categories as stated
 * @param publishedText the time of publication as the publisher wrote it, or of the last change
 *     when that alone is stated; {@link FeedDates} reads it
 * @param updatedText the time of the last change as the publisher wrote it
 * @param language a BCP 47 tag; the feed's when the entry has none of its own
 */
public record FeedEntry(
    String guid,
    String link,
    String title,
    String body,
    List<String> authors,
    List<String> categories,
    String publishedText,
    String updatedText,
    String language) {
  /** Copies the lists. */
  public FeedEntry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }
}
