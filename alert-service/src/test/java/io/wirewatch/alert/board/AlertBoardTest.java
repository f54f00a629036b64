package io.wirewatch.alert.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.alert.delivery.SampleNotifications;
import io.wirewatch.events.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBoardTest {
  private final AlertBoard board = new AlertBoard();
  private final List<String> seen = new ArrayList<>();

  private void see(HeldTransition transition) {
    seen.add(transition.eventId());
  }

  private static HeldTransition firing(String id, int sequence) {
    return HeldTransition.of(Json.write(SampleNotifications.firing(id, sequence)));
  }

  @Test
  void showsTheLastTransitionOfEachAlertTheLatestFirst() {
    board.put(firing("a", 1));
    board.put(firing("b", 1));
    board.put(firing("a", 2));
    assertThat(board.current()).extracting(HeldTransition::eventId).containsExactly("a-2", "b-1");
    assertThat(board.of("a")).hasSize(2);
  }

  @Test
  void aWatcherGoesOnAfterTheLastItSaw() {
    board.put(firing("a", 1));
    board.put(firing("b", 1));
    AlertBoard.Watch watch = board.watchAfter("a-1", this::see);
    board.put(firing("c", 1));
    watch.stop().run();
    board.put(firing("d", 1));
    assertThat(watch.missed()).extracting(HeldTransition::eventId).containsExactly("b-1");
    assertThat(seen).containsExactly("c-1");
  }

  @Test
  void aWatcherWhoseLastIsNotHeldHasMissedAllThatIs() {
    board.put(firing("a", 1));
    AlertBoard.Watch watch = board.watchAfter("none", this::see);
    assertThat(watch.missed()).extracting(HeldTransition::eventId).containsExactly("a-1");
  }

  @Test
  void aNewWatcherIsShownWhatComes() {
    board.put(firing("a", 1));
    assertThat(board.watch(this::see).missed()).isEmpty();
    board.put(firing("b", 1));
    assertThat(seen).containsExactly("b-1");
  }

  @Test
  void holdsTheLatestTenThousand() {
    for (int i = 0; i < 10_001; i++) {
      board.put(firing("a" + i, 1));
    }
    assertThat(board.of("a0")).isEmpty();
    assertThat(board.current()).hasSize(10_000);
  }

  @Test
  void holdsOfLargeOnesWhatThereIsPlaceFor() {
    HeldTransition one = firing("a0", 1);
    AlertBoard small = new AlertBoard(1_000, 10L * one.size());
    for (int i = 0; i < 30; i++) {
      small.put(firing("a" + i % 10, i));
    }
    assertThat(small.current()).hasSizeBetween(8, 10);
    assertThat(small.current().getFirst().eventId()).isEqualTo("a9-29");
  }

  @Test
  void givesBackWhatItWasGiven() {
    byte[] json = Json.write(SampleNotifications.firing("a", 3));
    HeldTransition transition = HeldTransition.of(json);
    assertThat(transition.json()).isEqualTo(json);
    assertThat(transition.alert()).contains(SampleNotifications.firing("a", 3));
    assertThat(transition.name()).isEqualTo("firing");
    assertThat(transition.rule()).isEqualTo(SampleNotifications.firing("a", 3).rule());
  }

  @Test
  void passesOverOneWithoutReceiptWhenAllOfItIsAskedFor() {
    HeldTransition transition =
        HeldTransition.of(
            """
            {"id": "a", "transition": "firing", "sequence": 1,
             "rule": {"id": "r", "version": "1", "title": "t", "severity": "high"}}
            """
                .getBytes(UTF_8));
    assertThat(transition.eventId()).isEqualTo("a-1");
    assertThat(transition.alert()).isEmpty();
  }

  @Test
  void refusesWhatIsNoTransition() {
    assertThatThrownBy(() -> HeldTransition.of("{\"id\":\"a\"}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("transition");
  }
}
