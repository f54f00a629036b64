package io.wirewatch.matcher;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Dates in queries, as numbers of milliseconds: {@code 2026-11-23} for midnight UTC, or an instant
 * by ISO 8601 with its offset, {@code "2026-11-23T09:30:00Z"}, quoted for its colons.
 */
final class InstantFormat extends NumberFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Number parse(String text, ParsePosition at) {
    String date = text.substring(at.getIndex());
    try {
      Instant instant =
          date.indexOf('T') < 0
              ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(date).toInstant();
      at.setIndex(text.length());
      return instant.toEpochMilli();
    } catch (DateTimeParseException e) {
      at.setErrorIndex(at.getIndex());
      return null;
    }
  }

  @Override
  public StringBuffer format(long milliseconds, StringBuffer to, FieldPosition at) {
    return to.append(Instant.ofEpochMilli(milliseconds));
  }

  @Override
  public StringBuffer format(double milliseconds, StringBuffer to, FieldPosition at) {
    return format((long) milliseconds, to, at);
  }
}
