package io.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static List<Instant> hoursAgo(int... hours) {
    return IntStream.of(hours).mapToObj(hour -> NOW.minus(Duration.ofHours(hour))).toList();
  }

  @Test
  void theUsualGapIsTheMedianSoThatOneSilenceDoesNotCount() {
    assertThat(Rhythm.usualGap(hoursAgo(0, 1, 2, 50, 51))).contains(Duration.ofHours(1));
  }

  @Test
  void twoEntriesAreNoRhythm() {
    assertThat(Rhythm.usualGap(hoursAgo(0, 1))).isEmpty();
    assertThat(Rhythm.patience(hoursAgo(0, 1))).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void patienceGrowsWithTheRhythmAndTheLongestSilence() {
    assertThat(Rhythm.patience(hoursAgo(0, 1, 2, 3))).isEqualTo(Duration.ofDays(1));
    assertThat(Rhythm.patience(hoursAgo(0, 24, 48, 72))).isEqualTo(Duration.ofDays(5));
    assertThat(Rhythm.patience(hoursAgo(0, 1, 2, 482, 483))).isEqualTo(Duration.ofDays(30));
    assertThat(Rhythm.patience(hoursAgo(0, 9_000, 18_000))).isEqualTo(Duration.ofDays(120));
  }

  @Test
  void keepsTheLatestTimesEachOnceAndNoneThatLiesAhead() {
    assertThat(Rhythm.latest(hoursAgo(1, 3), hoursAgo(-1, 0, 1, 2), NOW))
        .isEqualTo(hoursAgo(0, 1, 2, 3));
    assertThat(Rhythm.latest(List.of(), hoursAgo(IntStream.range(0, 99).toArray()), NOW))
        .hasSize(20);
  }
}
