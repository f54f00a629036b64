package io.wirewatch.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether a component that died is started again, and when.
 *
 * @param most how many deaths within {@code within} are borne
 * @param within the time in which deaths count as repeated
 * @param firstPause the pause after the first of them
 */
record RestartPolicy(int most, Duration within, Duration firstPause) {
  /** What is to be done. */
  sealed interface Decision {
    /** Start it after a pause. */
    record Again(Duration pause) implements Decision {}

    /** Leave it. */
    record GiveUp(int deaths, Duration within) implements Decision {}
  }

  /**
   * Decides; the pause doubles with each repeated death.
   *
   * @param deaths when it died, the last of them now
   */
  Decision decide(List<Instant> deaths) {
    Instant since = deaths.getLast().minus(within);
    int repeated = (int) deaths.stream().filter(death -> death.isAfter(since)).count();
    return repeated > most
        ? new Decision.GiveUp(repeated, within)
        : new Decision.Again(firstPause.multipliedBy(1L << (repeated - 1)));
  }
}
