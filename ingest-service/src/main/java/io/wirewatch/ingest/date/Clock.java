package io.wirewatch.ingest.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time of day in a date, and what follows it. */
final class Clock {
  private static final Pattern HALF_DAY =
      Pattern.compile(
          "\\s*(?:([ap])\\.?\\s?m\\b\\.?|(오전|午前|上午|πμ|π\\.μ\\.)|(오후|午後|下午|μμ|μ\\.μ\\.))\\s*(.*)",
          Pattern.CASE_INSENSITIVE);

  private Clock() {}

  /** The instant of that day's time in the zone that the rest names. */
  static Instant at(
      LocalDate date,
      String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String fraction,
      String rest) {
    int hours = Integer.parseInt(hour);
    String zone = rest;
    Matcher half = HALF_DAY.matcher(rest);
    if (half.matches() && hours >= 1 && hours <= 12) {
      boolean after = half.group(3) != null || "p".equalsIgnoreCase(half.group(1));
      hours = hours % 12 + (after ? 12 : 0);
      zone = half.group(4);
    }
    int minutes = number(minute);
    int seconds = number(second);
    boolean midnight = hours == 24 && minutes == 0 && seconds == 0;
    String nanos = (fraction == null ? "" : fraction) + "000000000";
    LocalTime time =
        LocalTime.of(
            midnight ? 0 : hours,
            minutes,
            seconds == 60 ? 59 : seconds, // a leap second
            Integer.parseInt(nanos.substring(0, 9)));
    return date.plusDays(midnight ? 1 : 0).atTime(time).atZone(Zones.named(zone)).toInstant();
  }

  static Instant midnight(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static int number(@Nullable String digits) {
    return Optional.ofNullable(digits).map(Integer::parseInt).orElse(0);
  }
}
