package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState.Hints;
import io.wirewatch.events.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When to ask a feed again. One whose interval is not given is asked about twice as often as it
 * publishes, and not against its publisher's wishes.
 */
final class NextPoll {
  /** The most that a server may put us off. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

  /** The most that {@code max-age} puts us off: many servers state one for all their files. */
  static final Duration LONGEST_MAX_AGE = Duration.ofHours(1);

  private static final Duration RHYTHM_UNKNOWN = Duration.ofMinutes(15);
  private static final Duration WHEN_OURS = Duration.ofMinutes(1);
  private static final int HOURS_OF_A_WEEK = 7 * 24;
  private static final int SILENCE = 8;
  private static final double JITTER = 0.1;

  private final PollSettings settings;

  NextPoll(PollSettings settings) {
    this.settings = settings;
  }

  /**
   * What decides.
   *
   * @param every the interval that was configured
   * @param published when the latest entries were published, newest first
   * @param hints what the publisher wishes
   * @param result how the last poll ended
   * @param failures how many have failed in a row, this one included
   * @param retryAfter how long the server asks to be left alone; zero when it does not
   */
  record Asked(
      Optional<Duration> every,
      List<Instant> published,
      Hints hints,
      PollResult result,
      int failures,
      Duration retryAfter) {}

  /**
   * The next time. Each failure in a row after the first doubles the interval. What was not our
   * neighbour's fault (Kafka's, or our own) is tried again after a minute, doubled likewise.
   *
   * @param jitter from 0 to 1: delays what is not to the second by up to a tenth
   */
  Instant after(Asked asked, Instant now, double jitter) {
    Duration usual = asked.every().orElseGet(() -> interval(asked, now));
    Duration wait =
        switch (asked.result()) {
          case READ, NOT_MODIFIED, NO_ENTRIES ->
              asked.every().isPresent() ? usual : jittered(usual, jitter);
          case NOT_ACCEPTED, DEFECT ->
              shorter(doubled(shorter(usual, WHEN_OURS), asked.failures()), usual);
          case GONE,
              NOT_A_FEED,
              NOT_FOUND,
              TOO_MANY_POLLS,
              SERVER_ERROR,
              REJECTED,
              REFUSED,
              UNREACHABLE,
              TOO_LARGE,
              TIMED_OUT ->
              jittered(
                  shorter(doubled(usual, asked.failures()), longer(usual, settings.longest())),
                  jitter);
        };
    Duration bound = shorter(asked.retryAfter(), LONGEST_RETRY_AFTER);
    Instant next = now.plus(longer(wait, bound));
    return asked.every().isPresent() ? next : welcome(next, asked.hints());
  }

  /** About half the usual gap, longer when there has been nothing new for long. */
  private Duration interval(Asked asked, Instant now) {
    Optional<Duration> gap = Rhythm.usualGap(asked.published());
    Duration rhythm =
        gap.map(usual -> longer(usual.dividedBy(2), silence(asked, now).dividedBy(SILENCE)))
            .orElse(RHYTHM_UNKNOWN);
    Duration wished =
        longer(
            Duration.ofMinutes(asked.hints().minutes()),
            shorter(Duration.ofSeconds(asked.hints().maxAgeSeconds()), LONGEST_MAX_AGE));
    return shorter(longer(longer(rhythm, wished), settings.shortest()), settings.longest());
  }

  private static Duration silence(Asked asked, Instant now) {
    return asked.published().isEmpty()
        ? Duration.ZERO
        : Duration.between(asked.published().getFirst(), now);
  }

  /** The first time from then on that is in no hour and on no day that is to be skipped. */
  private static Instant welcome(Instant next, Hints hints) {
    ZonedDateTime at = next.atZone(ZoneOffset.UTC);
    for (int hour = 0; hour < HOURS_OF_A_WEEK; hour++) {
      String day = at.getDayOfWeek().name();
      if (!hints.skipHours().contains(at.getHour())
          && hints.skipDays().stream().noneMatch(day::equalsIgnoreCase)) {
        return at.toInstant();
      }
      at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return next; // all hours of all days: nobody can mean that
  }

  private static Duration jittered(Duration wait, double jitter) {
    return wait.plusMillis((long) (wait.toMillis() * JITTER * jitter));
  }

  private static Duration doubled(Duration first, int failures) {
    return first.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }

  private static Duration longer(Duration left, Duration right) {
    return left.compareTo(right) > 0 ? left : right;
  }
}
