package io.wirewatch.ingest.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISO 8601 in its many forms: calendar dates, days of the year and of the week, basic and extended,
 * to any precision, with centuries left out as its first edition allowed; W3CDTF and RFC 3339 are
 * among them, and so are the times of databases.
 */
final class IsoDates {
  private static final Pattern WHOLE =
      Pattern.compile(
          "(-?\\d[\\dW/.-]*?)"
              + "(?:(?:\\s*[Tt,]\\s*|\\s+)(\\d{1,2})(?:[:.h](\\d{1,2})(?:[:.](\\d{1,2})(?:[.,:](\\d{1,9})\\d*)?)?"
              + "|(\\d{2})(\\d{2})?(?:[.,](\\d{1,9})\\d*)?)?\\s*([^:\\d].*)?)?");
  private static final Pattern PACKED = Pattern.compile("\\d{14}(?:\\D.*)?");
  private static final Pattern CALENDAR =
      Pattern.compile("(\\d{4})[-/.]0?(\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern BASIC = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
  private static final Pattern YEAR = Pattern.compile("(19\\d{2}|20\\d{2})");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?([1-7]))?");
  private static final Pattern DAY_OF_YEAR = Pattern.compile("(\\d{4})-?(\\d{3})");
  private static final Pattern SHORT_CALENDAR = Pattern.compile("(\\d{2})-?(\\d{2})-?(\\d{2})");
  private static final Pattern SHORT_DAY_OF_YEAR = Pattern.compile("(\\d{2})-?(\\d{3})");
  private static final Pattern SHORT_MONTH = Pattern.compile("-(\\d{2})-?(\\d{2})");
  private static final Pattern SHORT_YEAR = Pattern.compile("-(\\d{2})");
  private static final Pattern EUROPEAN =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})");

  private IsoDates() {}

  static Optional<Instant> read(String text) {
    char first = text.charAt(0);
    if (first != '-' && (first < '0' || first > '9')) {
      return Optional.empty();
    }
    boolean packed = text.length() >= 14 && PACKED.matcher(text).matches();
    Matcher whole = WHOLE.matcher(packed ? text.substring(0, 8) + "T" + text.substring(8) : text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    return date(whole.group(1)).map(date -> time(date, whole));
  }

  private static Instant time(LocalDate date, Matcher at) {
    if (at.group(2) == null) {
      return Clock.midnight(date);
    }
    boolean basic = at.group(6) != null;
    String zone = at.group(9) == null ? "" : at.group(9);
    return basic
        ? Clock.at(date, at.group(2), at.group(6), at.group(7), at.group(8), zone)
        : Clock.at(date, at.group(2), at.group(3), at.group(4), at.group(5), zone);
  }

  private static Optional<LocalDate> date(String text) {
    Matcher at = CALENDAR.matcher(text);
    if (at.matches() || at.usePattern(BASIC).matches()) {
      return Optional.of(LocalDate.of(number(at, 1), number(at, 2), number(at, 3)));
    }
    if (at.usePattern(MONTH).matches()) {
      return Optional.of(LocalDate.of(number(at, 1), number(at, 2), 1));
    }
    if (at.usePattern(YEAR).matches()) {
      return Optional.of(LocalDate.of(number(at, 1), 1, 1));
    }
    if (at.usePattern(WEEK).matches()) {
      return Optional.of(week(number(at, 1), number(at, 2), number(at, 3)));
    }
    if (at.usePattern(DAY_OF_YEAR).matches()) {
      return Optional.of(LocalDate.ofYearDay(number(at, 1), number(at, 2)));
    }
    return european(text).or(() -> shortened(text));
  }

  /** Day, month and year; with slashes and dashes only where it cannot be the other way round. */
  private static Optional<LocalDate> european(String text) {
    Matcher at = EUROPEAN.matcher(text);
    if (!at.matches() || (!at.group(2).equals(".") && at.group(4).length() == 2)) {
      return Optional.empty();
    }
    int first = number(at, 1);
    int second = number(at, 3);
    int year = Years.of(at.group(4));
    if (at.group(2).equals(".") || first > 12 || first == second) {
      return Optional.of(LocalDate.of(year, second, first));
    }
    return second > 12 ? Optional.of(LocalDate.of(year, first, second)) : Optional.empty();
  }

  private static Optional<LocalDate> shortened(String text) {
    Matcher at = SHORT_CALENDAR.matcher(text);
    if (at.matches()) {
      return Optional.of(LocalDate.of(Years.of(at.group(1)), number(at, 2), number(at, 3)));
    }
    if (at.usePattern(SHORT_DAY_OF_YEAR).matches()) {
      return Optional.of(LocalDate.ofYearDay(Years.of(at.group(1)), number(at, 2)));
    }
    if (at.usePattern(SHORT_MONTH).matches()) {
      return Optional.of(LocalDate.of(Years.of(at.group(1)), number(at, 2), 1));
    }
    return at.usePattern(SHORT_YEAR).matches()
        ? Optional.of(LocalDate.of(Years.of(at.group(1)), 1, 1))
        : Optional.empty();
  }

  private static LocalDate week(int year, int week, int day) {
    return LocalDate.of(year, 1, 4) // always in the first week
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
        .with(WeekFields.ISO.dayOfWeek(), day == 0 ? 1 : day);
  }

  private static int number(Matcher at, int group) {
    return at.group(group) == null ? 0 : Integer.parseInt(at.group(group));
  }
}
