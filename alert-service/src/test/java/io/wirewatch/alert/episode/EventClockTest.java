package io.wirewatch.alert.episode;

import static io.wirewatch.alert.episode.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventClockTest {
  private static final Instant TODAY = Instant.parse("2026-11-23T12:00:00Z");
  private final EventClock clock = new EventClock(minute(0), TODAY);

  @Test
  void goesOnFromTheLatestEventAsFastAsTheClock() {
    assertThat(clock.now(TODAY.plus(Duration.ofMinutes(7)))).isEqualTo(minute(7));
  }

  @Test
  void anEarlierEventDoesNotSetItBack() {
    assertThat(clock.seen(minute(-10), TODAY)).isEqualTo(clock);
    assertThat(clock.seen(minute(5), TODAY.plus(Duration.ofMinutes(7)))).isEqualTo(clock);
  }

  @Test
  void aLaterEventSetsItForward() {
    assertThat(clock.seen(minute(60), TODAY).now(TODAY)).isEqualTo(minute(60));
  }

  @Test
  void aClockThatIsSetBackDoesNotSetItBack() {
    assertThat(clock.now(TODAY.minusSeconds(5))).isEqualTo(minute(0));
  }
}
