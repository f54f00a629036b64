package io.wirewatch.ingest.feed;

import io.wirewatch.events.TimeBasis;
import io.wirewatch.ingest.article.CanonicalUrl;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.EventTime;
import java.time.Instant;

/** A feed's entry as the draft of an article. */
public final class EntryDraft {
  private static final int TITLE_LENGTH = 120;

  private EntryDraft() {}

  /**
   * The draft of an entry, taken in at that time. An entry without a title is called by the
   * beginning of its text; one whose link leads nowhere is known by its guid.
   *
   * @param seen when it was first seen: its time when it states none that can be
   */
  public static Draft of(Feed feed, FeedEntry entry, Instant seen, Instant now) {
    EventTime time =
        entry.published().at().map(at -> EventTime.stated(at, now)).orElse(EventTime.undated(seen));
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
        time.basis() == TimeBasis.FUTURE ? new EventTime(seen, time.basis()) : time,
        entry.published().text());
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
