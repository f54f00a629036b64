package io.wirewatch.ingest.date;

import io.wirewatch.ingest.markup.HtmlText;
import java.time.Instant;
import java.util.Optional;

/**
 * A time that a publisher states, read once.
 *
 * @param text as it was written, on one line; empty when none is stated
 * @param at what {@link FeedDates} makes of it; empty when it cannot be read
 */
public record StatedTime(String text, Optional<Instant> at) {
  /** Nothing is stated. */
  public static final StatedTime NONE = new StatedTime("", Optional.empty());

  /** Reads a time as it was written. */
  public static StatedTime of(String written) {
    String text = HtmlText.fold(written);
    return text.isEmpty() ? NONE : new StatedTime(text, FeedDates.parse(text));
  }

  /** This one, or that one when nothing is stated here. */
  public StatedTime or(StatedTime other) {
    return text.isEmpty() ? other : this;
  }
}
