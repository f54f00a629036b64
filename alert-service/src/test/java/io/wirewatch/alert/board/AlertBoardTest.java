package io.wirewatch.alert.board;

import static io.wirewatch.alert.delivery.SampleNotifications.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Alert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBoardTest {
  private final AlertBoard board = new AlertBoard();
  private final List<String> seen = new ArrayList<>();

  private void see(Alert alert) {
    seen.add(AlertBoard.eventId(alert));
  }

  @Test
  void showsTheLastTransitionOfEachAlertTheLatestFirst() {
    board.put(firing("a", 1));
    board.put(firing("b", 1));
    board.put(firing("a", 2));
    assertThat(board.current()).extracting(AlertBoard::eventId).containsExactly("a-2", "b-1");
    assertThat(board.of("a")).hasSize(2);
  }

  @Test
  void aWatcherGoesOnAfterTheLastItSaw() {
    board.put(firing("a", 1));
    board.put(firing("b", 1));
    Runnable stop = board.watchAfter("a-1", this::see);
    board.put(firing("c", 1));
    stop.run();
    board.put(firing("d", 1));
    assertThat(seen).containsExactly("b-1", "c-1");
  }

  @Test
  void aWatcherWhoseLastIsNotHeldIsShownAllThatIs() {
    board.put(firing("a", 1));
    board.watchAfter("none", this::see);
    assertThat(seen).containsExactly("a-1");
  }

  @Test
  void aNewWatcherIsShownWhatComes() {
    board.put(firing("a", 1));
    board.watch(this::see);
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
}
