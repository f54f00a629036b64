package io.wirewatch.ingest.date;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The two forms that nearly all feeds use, as the standards have them, read without regular
 * expressions: {@code Mon, 23 Nov 2026 15:04:05 +0100} and {@code 2026-11-23T15:04:05+01:00}.
 * Whatever is written otherwise is left to {@link WordedDates} and {@link IsoDates}.
 */
final class UsualDates {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private UsualDates() {}

  static Optional<Instant> read(String s) {
    int length = s.length();
    if (length >= 20 && s.charAt(4) == '-' && s.charAt(10) == 'T') {
      return iso(s, length);
    }
    if (length >= 26 && s.charAt(3) == ',' && s.charAt(4) == ' ') {
      return mail(s, length);
    }
    return Optional.empty();
  }

  private static Optional<Instant> iso(String s, int length) {
    if (s.charAt(7) != '-') {
      return Optional.empty();
    }
    int year = number(s, 0, 4);
    int month = number(s, 5, 7);
    int day = number(s, 8, 10);
    int second = clock(s, 11);
    if (year < 0 || month < 1 || month > 12 || day < 1 || second < 0) {
      return Optional.empty();
    }
    boolean utc = length == 20 && s.charAt(19) == 'Z';
    boolean offset = length == 25 && s.charAt(22) == ':';
    int zone = utc ? 0 : offset ? offset(s, 19, 23) : Integer.MIN_VALUE;
    return instant(year, month, day, second, zone);
  }

  private static Optional<Instant> mail(String s, int length) {
    int at = s.charAt(6) == ' ' ? 6 : 7; // after the day, which may have one digit
    if (length < at + 20 || length > at + 24 || s.charAt(at + 18) != ' ') {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(s.substring(at + 1, at + 4));
    int year = number(s, at + 5, at + 9);
    int day = number(s, 5, at);
    int second = clock(s, at + 10);
    boolean spaced = s.charAt(at) == ' ' && s.charAt(at + 4) == ' ' && s.charAt(at + 9) == ' ';
    if (!spaced || month < 0 || month % 3 != 0 || year < 0 || day < 1 || second < 0) {
      return Optional.empty();
    }
    int zone = length == at + 24 ? offset(s, at + 19, at + 22) : zone(s.substring(at + 19));
    return instant(year, month / 3 + 1, day, second, zone);
  }

  private static int zone(String name) {
    return switch (name) {
      case "GMT", "UTC", "UT", "Z" -> 0;
      case "EST" -> -5 * 3600;
      case "EDT" -> -4 * 3600;
      case "PST" -> -8 * 3600;
      case "PDT" -> -7 * 3600;
      default -> Integer.MIN_VALUE;
    };
  }

  private static Optional<Instant> instant(int year, int month, int day, int second, int zone) {
    return zone == Integer.MIN_VALUE
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond(
                LocalDate.of(year, month, day).toEpochDay() * 86_400 + second - zone));
  }

  /** Seconds from midnight; -1 when there is no such clock. */
  private static int clock(String s, int at) {
    int hour = number(s, at, at + 2);
    int minute = number(s, at + 3, at + 5);
    int second = number(s, at + 6, at + 8);
    boolean is =
        s.charAt(at + 2) == ':'
            && s.charAt(at + 5) == ':'
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60;
    return is ? hour * 3600 + minute * 60 + second : -1;
  }

  private static int offset(String s, int hours, int minutes) {
    char sign = s.charAt(hours);
    int hour = number(s, hours + 1, hours + 3);
    int minute = number(s, minutes, minutes + 2);
    if ((sign != '+' && sign != '-') || hour < 0 || hour > 18 || minute < 0 || minute > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = hour * 3600 + minute * 60;
    return sign == '-' ? -seconds : seconds;
  }

  private static int number(String s, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = s.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
