package io.wirewatch.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times that feeds state: RFC 822 and 2822 as they are misspelt, RFC 3339 and ISO 8601,
 * and the form of C's {@code ctime}. The name of the day is passed over, for it is often wrong. A
 * time without zone, or with one whose abbreviation nobody knows, is taken as UTC; a date without
 * time is its midnight in UTC. What cannot be read stays unread: it never becomes "now".
 */
public final class FeedDates {
  private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?";
  private static final String ZONE = "(.*)";

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[Tt\\s]\\s*" + TIME + ZONE + ")?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:[\\p{L}.]+\\s*,?\\s*)?(\\d{1,2})[\\s.-]+(\\p{L}+)\\.?[\\s,-]+(\\d{2,4})"
              + ("(?:[\\s,T]+" + TIME + ZONE + ")?"));
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:\\p{L}+,\\s*)?(\\p{L}+)\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})"
              + ("(?:[\\s,]+" + TIME + ZONE + ")?"));
  private static final Pattern CTIME =
      Pattern.compile(
          "\\p{L}+\\s+(\\p{L}+)\\s+(\\d{1,2})\\s+" + TIME + "\\s+(?:(\\S+)\\s+)?(\\d{4})");
  private static final Pattern OFFSET =
      Pattern.compile("(?:GMT|UTC|UT|Z)?\\s*([+-])(\\d{1,2}):?(\\d{2})?(?:\\s*\\(.*\\))?");

  private static final Pattern HALF_DAY = Pattern.compile("(?i)([ap])\\.?m\\b\\.?\\s*(.*)");

  /** Hours from UTC of what RFC 822 defines and of what publishers write besides. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CST", "-06:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("AKST", "-09:00"),
          Map.entry("AKDT", "-08:00"),
          Map.entry("HST", "-10:00"),
          Map.entry("WEST", "+01:00"),
          Map.entry("BST", "+01:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("MEZ", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("MESZ", "+02:00"),
          Map.entry("EET", "+02:00"),
          Map.entry("SAST", "+02:00"),
          Map.entry("EEST", "+03:00"),
          Map.entry("MSK", "+03:00"),
          Map.entry("PKT", "+05:00"),
          Map.entry("HKT", "+08:00"),
          Map.entry("SGT", "+08:00"),
          Map.entry("JST", "+09:00"),
          Map.entry("KST", "+09:00"),
          Map.entry("AEST", "+10:00"),
          Map.entry("AEDT", "+11:00"),
          Map.entry("NZST", "+12:00"),
          Map.entry("NZDT", "+13:00"));

  private static final Map<String, Month> MONTHS = months();

  private FeedDates() {}

  /** Reads a time as a publisher wrote it. */
  public static Optional<Instant> parse(String stated) {
    String text = PlainText.fold(stated);
    try {
      return read(text).filter(FeedDates::isPlausible);
    } catch (DateTimeException e) {
      return Optional.empty(); // a 31st of February, a 25th hour
    }
  }

  private static Optional<Instant> read(String text) {
    Matcher at = ISO.matcher(text);
    if (at.matches()) {
      return Optional.of(
          time(LocalDate.of(number(at, 1), number(at, 2), number(at, 3)), at, 4, zone(at, 8)));
    }
    at = DAY_FIRST.matcher(text);
    if (at.matches()) {
      return date(at, 3, 2, 1, 4, 8);
    }
    at = MONTH_FIRST.matcher(text);
    if (at.matches()) {
      return date(at, 3, 1, 2, 4, 8);
    }
    at = CTIME.matcher(text);
    return at.matches() ? date(at, 8, 1, 2, 3, 7) : Optional.empty();
  }

  private static Optional<Instant> date(
      Matcher at, int year, int month, int day, int time, int zone) {
    return Optional.ofNullable(MONTHS.get(at.group(month).toLowerCase(Locale.ROOT)))
        .map(found -> LocalDate.of(year(at.group(year)), found, number(at, day)))
        .map(date -> time(date, at, time, zone(at, zone)));
  }

  private static Instant time(LocalDate date, Matcher at, int hour, String zone) {
    if (at.group(hour) == null) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String fraction = Optional.ofNullable(at.group(hour + 3)).orElse("") + "000000000";
    int hours = number(at, hour);
    String rest = zone;
    Matcher half = HALF_DAY.matcher(zone);
    if (half.matches() && hours >= 1 && hours <= 12) {
      hours = hours % 12 + (half.group(1).equalsIgnoreCase("p") ? 12 : 0);
      rest = half.group(2);
    }
    int minutes = number(at, hour + 1);
    int seconds = number(at, hour + 2);
    LocalTime clock =
        LocalTime.of(
            hours == 24 && minutes == 0 ? 0 : hours,
            minutes,
            seconds == 60 ? 59 : seconds, // a leap second
            Integer.parseInt(fraction.substring(0, 9)));
    return date.plusDays(hours == 24 ? 1 : 0).atTime(clock).atZone(zoneNamed(rest)).toInstant();
  }

  private static ZoneId zoneNamed(String zone) {
    Matcher offset = OFFSET.matcher(zone.toUpperCase(Locale.ROOT));
    if (offset.matches()) {
      String digits = offset.group(2);
      int minutes =
          Integer.parseInt(digits) * 60
              + Integer.parseInt(Optional.ofNullable(offset.group(3)).orElse("0"));
      return ZoneOffset.ofTotalSeconds(60 * (offset.group(1).equals("-") ? -minutes : minutes));
    }
    if (zone.matches("[A-Za-z]+/[A-Za-z_/]+")) {
      return ZoneId.of(zone);
    }
    String name = zone.replaceAll("[()]", "").toUpperCase(Locale.ROOT);
    return ZoneOffset.of(ABBREVIATIONS.getOrDefault(name, "Z"));
  }

  private static String zone(Matcher at, int group) {
    return Optional.ofNullable(at.group(group)).orElse("").strip();
  }

  private static int number(Matcher at, int group) {
    return Integer.parseInt(Optional.ofNullable(at.group(group)).orElse("0"));
  }

  /** Years of two and three digits as RFC 2822, section 4.3, has them. */
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 3 -> 1900 + year;
      default -> year;
    };
  }

  /** A zero of somebody's clock is a field left empty, not a time. */
  private static boolean isPlausible(Instant time) {
    return time.isAfter(Instant.parse("1900-01-01T00:00:00Z")) && !time.equals(Instant.EPOCH);
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    List<Locale> languages =
        List.of(
            Locale.ENGLISH,
            Locale.FRENCH,
            Locale.GERMAN,
            Locale.of("es"),
            Locale.ITALIAN,
            Locale.of("pt"),
            Locale.of("nl"));
    for (Locale language : languages) {
      for (Month month : Month.values()) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
          String name = month.getDisplayName(style, language).toLowerCase(language);
          months.putIfAbsent(name.replace(".", ""), month);
        }
      }
    }
    months.put("sept", Month.SEPTEMBER);
    return Map.copyOf(months);
  }
}
