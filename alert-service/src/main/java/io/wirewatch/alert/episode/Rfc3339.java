package io.wirewatch.alert.episode;

import io.wirewatch.alert.timeline.Nanos;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads instants as our topics write them, {@code 2022-02-24T05:00:00Z}, several times faster than
 * {@link Instant#parse}, which reads all others: one is read for each match.
 */
final class Rfc3339 {
  private static final int LENGTH = 20;

  private Rfc3339() {}

  /**
   * The instant, as {@link Nanos}.
   *
   * @throws java.time.DateTimeException when it is none
   */
  static long nanos(char[] text, int at, int length) {
    if (length == LENGTH
        && text[at + 4] == '-'
        && text[at + 7] == '-'
        && text[at + 10] == 'T'
        && text[at + 13] == ':'
        && text[at + 16] == ':'
        && text[at + 19] == 'Z') {
      int year = number(text, at, 4);
      int month = number(text, at + 5, 2);
      int day = number(text, at + 8, 2);
      int hour = number(text, at + 11, 2);
      int minute = number(text, at + 14, 2);
      int second = number(text, at + 17, 2);
      boolean isPlain = (year | month | day | hour | minute | second) >= 0;
      if (isPlain && hour < 24 && minute < 60 && second < 60) {
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Nanos.of(Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second));
      }
    }
    return Nanos.of(Instant.parse(new String(text, at, length)));
  }

  /** Negative when it is none. */
  private static int number(char[] text, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
