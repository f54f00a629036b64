package io.wirewatch.ingest.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates with a month in words, in whatever order, and those of East Asia with their counters. The
 * time is looked for first; of what is left a word is the month, a number of four digits the year,
 * another the day.
 */
final class WordedDates {
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2})\\s?[:h](?:(\\d{1,2})(?:\\s?:\\s?(\\d{1,2})(?:[.,](\\d{1,9})\\d*)?)?)?(?![\\d:])");
  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "(\\d{4})\\s*[년年.-]\\s*(\\d{1,2})\\s*[월月.-]\\s*(\\d{1,2})\\s*[일日.]?(?:\\s*\\(.\\))?\\s*(.*)");
  private static final Pattern EAST_ASIAN_TIME =
      Pattern.compile(
          "(\\d{1,2})\\s*[:시時时点點]\\s*(?:(\\d{1,2})\\s*[:분分]?\\s*(?:(\\d{1,2})\\s*[초秒]?)?)?(?:\\.\\d+)?(.*)");
  private static final Pattern HALF = Pattern.compile("(오전|오후|午前|午後|上午|下午|AM|PM)\\s*(.*)");
  private static final Pattern PERFORCE =
      Pattern.compile("\\p{L}+,?\\s+(\\d{4})/(\\d{1,2})/(\\d{1,2})\\s+(.*)");
  private static final Pattern TOKEN =
      Pattern.compile("[+-]\\d{1,2}:?\\d{2}|\\p{L}[\\p{L}\\p{M}.'’]*|\\d+");
  private static final Pattern T_BETWEEN = Pattern.compile("(?<=\\d)T(?=\\d)");
  private static final Pattern COUNTERS = Pattern.compile("[년월일年月日오午上下]");

  private WordedDates() {}

  static Optional<Instant> read(String text) {
    if (!isLatin(text) && COUNTERS.matcher(text).find()) {
      return eastAsian(text);
    }
    Matcher perforce = PERFORCE.matcher(text);
    if (text.indexOf('/') >= 0 && perforce.matches()) {
      return IsoDates.read(
          "%s-%s-%s %s"
              .formatted(
                  perforce.group(1), perforce.group(2), perforce.group(3), perforce.group(4)));
    }
    boolean between = text.indexOf('T') > 0;
    Matcher time = TIME.matcher(between ? T_BETWEEN.matcher(text).replaceFirst(" ") : text);
    return time.find() ? timed(text, time) : untimed(text);
  }

  private static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x24f) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Instant> timed(String text, Matcher time) {
    Parts parts = new Parts();
    parts.take(text.substring(0, time.start()));
    String rest = text.substring(time.end());
    if (!parts.isWhole()) { // as asctime has it: the year, or all of the date, follows
      rest = parts.takeAfterTime(rest);
    }
    String zone = rest;
    return parts
        .date()
        .map(
            date ->
                Clock.at(date, time.group(1), time.group(2), time.group(3), time.group(4), zone));
  }

  private static Optional<Instant> untimed(String text) {
    Parts parts = new Parts();
    parts.take(text);
    return parts.date().map(Clock::midnight);
  }

  /** Times of Korea where its words are used; of China and Japan likewise. */
  private static Optional<Instant> eastAsian(String text) {
    Matcher date = NUMBER_FIRST.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    LocalDate day =
        LocalDate.of(
            Integer.parseInt(date.group(1)),
            Integer.parseInt(date.group(2)),
            Integer.parseInt(date.group(3)));
    String rest = date.group(4);
    Matcher half = HALF.matcher(rest);
    String halfDay = half.matches() ? half.group(1) : "";
    Matcher time = EAST_ASIAN_TIME.matcher(half.matches() ? half.group(2) : rest);
    boolean korean = text.matches(".*[년월일오].*");
    boolean japanese = text.matches(".*午[前後].*|.*[時].*");
    String usual = korean || japanese ? "+09:00" : text.matches(".*[上下]午.*") ? "+08:00" : "";
    if (!time.matches()) {
      return rest.isEmpty() ? Optional.of(Clock.midnight(day)) : Optional.empty();
    }
    String stated = time.group(4).strip();
    return Optional.of(
        Clock.at(
            day,
            time.group(1),
            time.group(2),
            time.group(3),
            null,
            halfDay + " " + (stated.isEmpty() ? usual : stated)));
  }

  /** Day, month and year as they are found. */
  private static final class Parts {
    private final List<String> numbers = new ArrayList<>();
    private @Nullable Month month;
    private @Nullable String year;
    private boolean monthFirst;

    void take(String text) {
      Matcher token = TOKEN.matcher(text);
      while (token.find()) {
        take(text, token.group(), token.start());
      }
    }

    /** Takes what is missing, and returns the rest. */
    String takeAfterTime(String text) {
      StringBuilder rest = new StringBuilder();
      for (String word : text.strip().split("[\\s,]+", -1)) {
        boolean number =
            word.matches("\\d{4}")
                || (month != null && numbers.isEmpty() && word.matches("\\d{1,2}"));
        boolean named = month == null && Months.named(word).isPresent();
        boolean date = word.matches("\\d{1,2}[-.]\\p{L}+\\.?[-.]\\d{2,4}");
        if (!isWhole()
            && (date || number || named || (numbers.isEmpty() && word.matches("\\d{1,2}\\.?")))) {
          take(word);
        } else {
          rest.append(rest.isEmpty() ? "" : " ").append(word);
        }
      }
      return rest.toString();
    }

    private void take(String text, String token, int at) {
      char first = token.charAt(0);
      if (Character.isDigit(first)) {
        if (token.length() == 4 && year == null) {
          year = token;
        } else {
          numbers.add(token);
        }
      } else if (Character.isLetter(first)) {
        Optional<Month> named = Months.named(token);
        boolean zone =
            Zones.abbreviated(token).isPresent()
                && at > 0
                && token.toUpperCase(Locale.ROOT).equals(token)
                && token.length() > 3;
        if (named.isPresent() && !zone) {
          month = named.get();
          monthFirst = numbers.isEmpty();
        }
      } else if (first == '-' && text.length() > at) { // the dashes of 2004-05-13 and 23-11-98
        take(token.substring(1));
      }
    }

    boolean isWhole() {
      return month != null && (year != null ? !numbers.isEmpty() : numbers.size() >= 2);
    }

    Optional<LocalDate> date() {
      boolean tooLong = numbers.stream().anyMatch(number -> number.length() > 3);
      if (month == null || numbers.size() > 2 || tooLong) {
        return Optional.empty();
      }
      if (year != null) {
        return numbers.size() > 1
            ? Optional.empty()
            : Optional.of(
                LocalDate.of(
                    Years.of(year),
                    month,
                    numbers.isEmpty() ? 1 : Integer.parseInt(numbers.getFirst())));
      }
      if (numbers.size() < 2) {
        return Optional.empty();
      }
      String day = numbers.getFirst();
      boolean yearFirst = !monthFirst && Integer.parseInt(day) > 31;
      return Optional.of(
          LocalDate.of(
              Years.of(numbers.get(yearFirst ? 0 : 1)),
              month,
              Integer.parseInt(numbers.get(yearFirst ? 1 : 0))));
    }
  }
}
