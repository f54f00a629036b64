package io.wirewatch.alert.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.alert.delivery.SampleNotifications;
import io.wirewatch.events.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveAlertsTest {
  private final AlertBoard board = new AlertBoard();
  private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
  private final LiveAlerts live = new LiveAlerts(board, caughtUp::copy);

  private void put(int from, int to) {
    for (int number = from; number <= to; number++) {
      board.put(HeldTransition.of(Json.write(SampleNotifications.firing("a", number))));
    }
  }

  private AssertSubscriber<HeldTransition> watch(Optional<String> seen, long asksFor) {
    return live.after(seen, transition -> true)
        .subscribe()
        .withSubscriber(AssertSubscriber.create(asksFor));
  }

  private static void assertSaw(AssertSubscriber<HeldTransition> watcher, int from, int to) {
    List<String> expected =
        IntStream.rangeClosed(from, to).mapToObj(number -> "a-" + number).toList();
    assertThat(watcher.getItems()).extracting(HeldTransition::eventId).isEqualTo(expected);
  }

  @Test
  void nothingOfThePastIsShownAsIfItCameNow() {
    AssertSubscriber<HeldTransition> fresh = watch(Optional.empty(), Long.MAX_VALUE);
    AssertSubscriber<HeldTransition> back = watch(Optional.of("a-2"), Long.MAX_VALUE);
    AssertSubscriber<HeldTransition> gone = watch(Optional.empty(), Long.MAX_VALUE);
    gone.cancel();
    put(1, 4);
    assertSaw(back, 1, 0);
    caughtUp.complete(true);
    put(5, 6);
    assertSaw(fresh, 5, 6);
    assertSaw(back, 3, 6);
    assertSaw(gone, 1, 0);
  }

  @Test
  void whoIsTooSlowIsCutOffAndGoesOnAfterTheLastTheyHad() {
    caughtUp.complete(true);
    AssertSubscriber<HeldTransition> slow = watch(Optional.empty(), 0);
    put(1, 2 * LiveAlerts.MOST_WAITING);
    slow.request(Long.MAX_VALUE).assertFailedWith(BackPressureFailure.class);
    assertSaw(slow, 1, LiveAlerts.MOST_WAITING);

    AssertSubscriber<HeldTransition> again =
        watch(Optional.of("a-" + LiveAlerts.MOST_WAITING), Long.MAX_VALUE);
    assertSaw(again, LiveAlerts.MOST_WAITING + 1, 2 * LiveAlerts.MOST_WAITING);
  }

  @Test
  void whatWasMissedMayBeMoreThanCanWait() {
    caughtUp.complete(true);
    put(1, 2_000);
    AssertSubscriber<HeldTransition> back = watch(Optional.of("none"), 0);
    put(2_001, 2_100);
    back.request(Long.MAX_VALUE);
    assertSaw(back, 1, 2_100);
    back.assertNotTerminated();
  }
}
