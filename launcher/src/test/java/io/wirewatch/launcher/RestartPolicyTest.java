package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.launcher.RestartPolicy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant NOON = Instant.parse("2021-04-02T12:00:00Z");
  private final RestartPolicy policy =
      new RestartPolicy(3, Duration.ofMinutes(1), Duration.ofMillis(500));

  @Test
  void startsAgainSoonAfterTheFirstDeath() {
    assertThat(policy.decide(List.of(NOON))).isEqualTo(new Decision.Again(Duration.ofMillis(500)));
  }

  @Test
  void waitsTwiceAsLongAfterEachRepeatedDeath() {
    assertThat(policy.decide(List.of(NOON, NOON.plusSeconds(10), NOON.plusSeconds(20))))
        .isEqualTo(new Decision.Again(Duration.ofSeconds(2)));
  }

  @Test
  void forgetsDeathsOfLongAgo() {
    assertThat(policy.decide(List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(61))))
        .isEqualTo(new Decision.Again(Duration.ofMillis(500)));
  }

  @Test
  void givesUpWhenItDiesTooOften() {
    assertThat(
            policy.decide(
                List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(3))))
        .isEqualTo(new Decision.GiveUp(4, Duration.ofMinutes(1)));
  }
}
