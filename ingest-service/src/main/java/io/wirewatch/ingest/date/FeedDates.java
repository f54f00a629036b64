package io.wirewatch.ingest.date;

import io.wirewatch.ingest.markup.HtmlText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the times that feeds state: RFC 822 and 2822 as they are misspelt, RFC 3339 and ISO 8601
 * with its weeks and days of the year, the form of C's {@code asctime}, those of databases, and
 * dates in the words of some twenty languages. The name of the day is passed over, for it is often
 * wrong. A time without zone, or with one whose abbreviation nobody knows, is taken as UTC; a date
 * without time is its midnight in UTC; a year or month its beginning. What cannot be read, or only
 * by guessing which number is the month, stays unread: it never becomes "now".
 */
public final class FeedDates {
  private static final int LONGEST = 100;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private FeedDates() {}

  /** Reads a time as a publisher wrote it. */
  public static Optional<Instant> parse(String stated) {
    if (stated.isEmpty() || stated.length() > LONGEST * 2) {
      return Optional.empty();
    }
    String text = HtmlText.fold(stated);
    if (text.length() < 2 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return UsualDates.read(text)
          .or(() -> IsoDates.read(text))
          .or(() -> WordedDates.read(text))
          .filter(FeedDates::isPlausible);
    } catch (DateTimeException e) {
      return Optional.empty(); // a 31st of February, a 25th hour
    }
  }

  /** A zero of somebody's clock is a field left empty, not a time. */
  private static boolean isPlausible(Instant time) {
    return time.isAfter(EARLIEST) && !time.equals(Instant.EPOCH);
  }
}
