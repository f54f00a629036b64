package io.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostQueueTest {
  private static final Duration DELAY = Duration.ofMillis(50);

  private record Turn(Instant from, Instant to) {}

  private final InstantSource clock = InstantSource.system();

  @Test
  void turnsOfOneHostAreADelayApart() throws Exception {
    HostQueue queue = new HostQueue(DELAY, 10, clock);
    List<Turn> turns = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String host = i % 2 == 0 ? "a.example" : "A.Example";
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  queue.inTurn(host, () -> turns.add(new Turn(clock.instant(), clock.instant())));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(turns).hasSize(5);
    for (int i = 1; i < turns.size(); i++) {
      assertThat(Duration.between(turns.get(i - 1).to(), turns.get(i).from()))
          .isGreaterThanOrEqualTo(DELAY);
    }
  }

  @Test
  void whoWaitsForAHostTakesNoPlaceFromOthersAndCanBeStopped() throws Exception {
    HostQueue queue = new HostQueue(DELAY, 2, clock);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread holder =
        Thread.startVirtualThread(
            () ->
                ask(
                    queue,
                    () -> {
                      held.countDown();
                      goOn.await();
                      return true;
                    }));
    held.await();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.add(Thread.startVirtualThread(() -> ask(queue, () -> true)));
    }

    assertThat(queue.inTurn("other.example", () -> "asked")).isEqualTo("asked");
    for (Thread each : waiting) {
      each.interrupt();
      each.join();
    }
    goOn.countDown();
    holder.join();
  }

  private static void ask(HostQueue queue, HostQueue.Asking<Boolean> asking) {
    try {
      queue.inTurn("slow.example", asking);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
