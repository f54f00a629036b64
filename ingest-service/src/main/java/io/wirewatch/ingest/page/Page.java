package io.wirewatch.ingest.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a page says. What it does not state is empty.
 *
 * @param canonical its address as it states it itself, else the one that it was read from
 * @param title the headline, without the site's name
 * @param text the article, or the main text of a page without article: paragraphs parted by an
 *     empty line, without headline, captions and what the site puts around and between
 * @param authors names of people, or of the office where no people are named
 * @param published the time of publication; empty when it cannot be read
 * @param publishedText the same as it was written
 * @param language a BCP 47 tag
 * @param description what the page says of itself in short
 * @param image the address of its picture
 * @param siteName what the site calls itself
 * @param warnings what a reader should know of how this was come by
 */
public record Page(
    String canonical,
    String title,
    String text,
    List<String> authors,
    Optional<Instant> published,
    String publishedText,
    String language,
    String description,
    String image,
    String siteName,
    List<Warning> warnings) {

  /** Copies the lists. */
  public Page {
    authors = List.copyOf(authors);
    warnings = List.copyOf(warnings);
  }

  /** What a reader should know. */
  public enum Warning {
    /** It is too long or has too many elements; the rest was left out. */
    TRUNCATED,
    /** It does not look like HTML. */
    NOT_HTML,
    /** Its JSON-LD is no JSON in part. */
    UNREADABLE_LINKED_DATA,
    /** It states a time of publication that cannot be read. */
    UNREADABLE_DATE,
    /** It says that only subscribers see all of it. */
    SUBSCRIBERS_ONLY,
    /** The text is the one in its JSON-LD, for the page shows less. */
    TEXT_FROM_LINKED_DATA,
    /** No body of an article was found; the text is what else there is to read. */
    NO_ARTICLE,
    /** There is nothing to read. */
    NO_TEXT
  }
}
