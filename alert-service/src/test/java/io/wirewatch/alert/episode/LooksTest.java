package io.wirewatch.alert.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.timeline.Nanos;
import org.junit.jupiter.api.Test;

class LooksTest {
  private final Looks looks = new Looks();

  @Test
  void aKeyWhoseTimeMovedOnIsNotDueBefore() {
    looks.set("a", 10);
    looks.set("b", 20);
    looks.set("a", 30);
    assertThat(looks.dueBy(25, 9)).containsExactly("b");
    assertThat(looks.dueBy(30, 9)).containsExactly("b", "a");
  }

  @Test
  void aKeyWhoseTimeMovedBackIsDueThen() {
    looks.set("a", 30);
    looks.set("a", 10);
    assertThat(looks.dueBy(10, 9)).containsExactly("a");
    looks.set("a", Nanos.NEVER);
    assertThat(looks.dueBy(1_000, 9)).isEmpty();
  }

  @Test
  void noMoreAreDueThanWanted() {
    looks.set("a", 1);
    looks.set("b", 2);
    looks.set("c", 3);
    assertThat(looks.dueBy(3, 2)).containsExactly("a", "b");
  }
}
