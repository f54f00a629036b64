package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.article.CanonicalUrl;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.EventTime;
import java.time.Instant;
import java.util.Optional;

/** A feed's entry as the draft of an article. */
public final class EntryDraft {
  private static final int TITLE_LENGTH = 120;

  private EntryDraft() {}

  /**
   * The draft of an entry, taken in at that time. An entry without a title is called by the
   * beginning of its text; one whose link leads nowhere is known by its guid.
   */
  public static Draft of(Feed feed, FeedEntry entry, Instant now) {
    Optional<Instant> stated = entry.published();
    return new Draft(
        feed.source(),
        feed.id(),
        entry.guid(),
        CanonicalUrl.of(entry.link()).orElse(""),
        entry.title().isBlank() ? beginning(entry.body()) : entry.title(),
        entry.body(),
        entry.language(),
        entry.authors(),
        entry.categories(),
        stated.map(at -> EventTime.stated(at, now)).orElseGet(() -> EventTime.undated(now)),
        entry.publishedText());
  }

  private static String beginning(String body) {
    String line = body.strip().lines().findFirst().orElse("");
    if (line.length() <= TITLE_LENGTH) {
      return line;
    }
    int lastSpace = line.lastIndexOf(' ', TITLE_LENGTH);
    return line.substring(0, lastSpace > 0 ? lastSpace : TITLE_LENGTH) + " …";
  }
}
