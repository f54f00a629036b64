package io.wirewatch.ingest.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wirewatch.events.Json;
import io.wirewatch.ingest.feed.FeedEntry;
import io.wirewatch.ingest.feed.FeedHead;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it would be ingested.
 *
 * @param feed what it says of itself
 * @param entries in the order of the document
 * @param warnings what was amiss in it
 */
public record FeedPreview(Head feed, List<Entry> entries, List<Warning> warnings) {

  /** Copies the lists. */
  public FeedPreview {
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }

  /**
   * What a feed says of itself, without markup.
   *
   * @param format its format and version, such as {@code rss 2.0}
   * @param title its name
   * @param link its site
   * @param description what it is about
   * @param language a BCP 47 tag
   * @param authors who makes it
   * @param updated when it last changed
   * @param updatedText the same as it was written
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Head(
      String format,
      String title,
      String link,
      String description,
      String language,
      List<String> authors,
      @Nullable Instant updated,
      String updatedText) {
    /** Copies the list. */
    public Head {
      authors = List.copyOf(authors);
    }
  }

  /**
   * An entry.
   *
   * @param id the publisher's identifier; the link where it has none
   * @param guid the publisher's identifier
   * @param link the address of the article
   * @param title the headline, without markup
   * @param summary what the feed says in short, without markup; the body where it has only that
   * @param body the text, without markup
   * @param html the body as HTML that does no harm
   * @param authors names, or addresses of those without
   * @param categories as stated
   * @param enclosures files that belong to it
   * @param image a picture for it
   * @param published the time of publication, or of the last change when that alone is stated;
   *     absent when it cannot be read
   * @param publishedText the same as it was written
   * @param updated the time of the last change, or of publication when that alone is stated
   * @param updatedText the time of the last change as it was written
   * @param language a BCP 47 tag
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String id,
      String guid,
      String link,
      String title,
      String summary,
      String body,
      String html,
      List<String> authors,
      List<String> categories,
      List<FeedEntry.Enclosure> enclosures,
      String image,
      @Nullable Instant published,
      String publishedText,
      @Nullable Instant updated,
      String updatedText,
      String language) {
    /** Copies the lists. */
    public Entry {
      authors = List.copyOf(authors);
      categories = List.copyOf(categories);
      enclosures = List.copyOf(enclosures);
    }
  }

  /** Writes it entry by entry, for there may be a hundred thousand. */
  static void write(ParsedFeed feed, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      json.writeStartObject();
      json.writePOJOField("feed", head(feed.head()));
      json.writeArrayFieldStart("entries");
      for (FeedEntry entry : feed.entries()) {
        json.writePOJO(entry(entry));
      }
      json.writeEndArray();
      json.writePOJOField("warnings", feed.warnings());
      json.writeEndObject();
    }
  }

  private static Head head(FeedHead head) {
    return new Head(
        head.format(),
        head.title(),
        head.link(),
        head.description(),
        head.language(),
        head.authors(),
        orNull(head.updated().at()),
        head.updated().text());
  }

  private static Entry entry(FeedEntry entry) {
    Optional<Instant> published = entry.published().at();
    return new Entry(
        entry.guid().isEmpty() ? entry.link() : entry.guid(),
        entry.guid(),
        entry.link(),
        entry.title(),
        entry.summary().isEmpty() ? entry.body() : entry.summary(),
        entry.body(),
        entry.markup().safeHtml(),
        entry.authors(),
        entry.categories(),
        entry.enclosures(),
        entry.image(),
        orNull(published),
        entry.published().text(),
        orNull(entry.updated().at().or(() -> published)),
        entry.updated().text(),
        entry.language());
  }

  private static @Nullable Instant orNull(Optional<Instant> time) {
    return time.orElse(null);
  }
}
