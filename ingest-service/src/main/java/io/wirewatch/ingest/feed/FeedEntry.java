package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.markup.Markup;
import java.util.List;

/**
 * One entry of a feed, as plain text. What it does not state is the empty string or list.
 *
 * @param guid the publisher's own identifier
 * @param link the address of the article; absolute unless it is relative to an address that nobody
 *     knows
 * @param title the headline, without markup
 * @param summary what the feed says in short, without markup; empty when it has only one text
 * @param body the text, without markup, paragraphs parted by an empty line: the full content where
 *     the feed has it, else the description or summary
 * @param markup what the body was made of
 * @param authors names; the address of one who has none
 * @param categories as stated
 * @param enclosures files that belong to it
 * @param image the address of a picture for it
 * @param published the time of publication, or of the last change when that alone is stated
 * @param updated the time of the last change
 * @param language a BCP 47 tag; the feed's when the entry has none of its own
 */
public record FeedEntry(
    String guid,
    String link,
    String title,
    String summary,
    String body,
    Markup markup,
    List<String> authors,
    List<String> categories,
    List<Enclosure> enclosures,
    String image,
    StatedTime published,
    StatedTime updated,
    String language) {
  /** Copies the lists. */
  public FeedEntry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
  }

  /**
   * A file that belongs to an entry.
   *
   * @param url where it is
   * @param type its media type, as stated
   * @param length its bytes, as stated
   */
  public record Enclosure(String url, String type, String length) {}

  /** What names it among the entries of its feed, for people. */
  String name() {
    return !guid.isEmpty() ? guid : !link.isEmpty() ? link : title;
  }

  /** The same with what the feed states for all its entries. */
  FeedEntry within(String feedLanguage, List<String> feedAuthors) {
    boolean complete =
        (!language.isEmpty() || feedLanguage.isEmpty())
            && (!authors.isEmpty() || feedAuthors.isEmpty());
    return complete
        ? this
        : new FeedEntry(
            guid,
            link,
            title,
            summary,
            body,
            markup,
            authors.isEmpty() ? feedAuthors : authors,
            categories,
            enclosures,
            image,
            published,
            updated,
            language.isEmpty() ? feedLanguage : language);
  }
}
