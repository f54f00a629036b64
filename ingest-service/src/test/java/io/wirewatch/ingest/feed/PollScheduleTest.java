package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // a good poll: the interval
    "PT10M, READ, 0, PT0S, PT10M",
    "PT10M, NOT_MODIFIED, 0, PT0S, PT10M",
    "PT10M, NO_ENTRIES, 0, PT0S, PT10M",
    // failures: twice as long each time, up to six hours or the interval
    "PT10M, SERVER_ERROR, 1, PT0S, PT10M",
    "PT10M, UNREACHABLE, 2, PT0S, PT20M",
    "PT10M, TIMED_OUT, 4, PT0S, PT80M",
    "PT10M, NOT_FOUND, 40, PT0S, PT6H",
    "P7D, NOT_A_FEED, 3, PT0S, P7D",
    // gone for good: still asked now and then, in case it was a mistake
    "PT10M, GONE, 1, PT0S, P1D",
    "P7D, GONE, 1, PT0S, P7D",
    // what the server asks for, within reason
    "PT10M, TOO_MANY_POLLS, 1, PT2H, PT2H",
    "PT10M, TOO_MANY_POLLS, 1, PT5S, PT10M",
    "PT10M, TOO_MANY_POLLS, 1, P400D, P1D",
    // our own faults: soon
    "P7D, NOT_ACCEPTED, 1, PT0S, PT1M",
    "P7D, NOT_ACCEPTED, 3, PT0S, PT4M",
    "PT10M, NOT_ACCEPTED, 30, PT0S, PT10M",
    "PT30S, DEFECT, 1, PT0S, PT30S",
  })
  void saysWhenToAskAgain(
      Duration every, PollResult result, int failures, Duration retryAfter, Duration wait) {
    assertThat(PollSchedule.next(every, result, failures, retryAfter, NOW))
        .isEqualTo(NOW.plus(wait));
  }

  @Test
  void neverAsksAgainBeforeTheIntervalUnlessTheFaultWasOurs() {
    for (PollResult result : PollResult.values()) {
      boolean ours = result == PollResult.NOT_ACCEPTED || result == PollResult.DEFECT;
      Instant next = PollSchedule.next(Duration.ofHours(1), result, 1, Duration.ZERO, NOW);
      assertThat(next.isBefore(NOW.plus(Duration.ofHours(1)))).as("%s", result).isEqualTo(ours);
    }
  }
}
