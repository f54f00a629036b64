package io.wirewatch.alert.adapter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.board.HeldTransition;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Transitions as they come, for each who watches at their own pace. Nobody is shown anything before
 * the board has what the topic had, since what it reads then is past.
 */
final class LiveAlerts {
  /**
   * How many wait for one who watches; what was missed is not among them. Twice as many as Kafka
   * gives at once, since these come faster than anybody can be sent them.
   */
  static final int MOST_WAITING = 1_000;

  private final AlertBoard board;
  private final Supplier<CompletionStage<Boolean>> caughtUp;

  LiveAlerts(AlertBoard board, Supplier<CompletionStage<Boolean>> caughtUp) {
    this.board = board;
    this.caughtUp = caughtUp;
  }

  /**
   * What comes, and before it what came after a transition that was seen. It fails with a {@link
   * io.smallrye.mutiny.subscription.BackPressureFailure} after the last that waited when there was
   * no place for more.
   *
   * @param seen the event id of the last that was seen
   */
  Multi<HeldTransition> after(Optional<String> seen, Predicate<HeldTransition> wanted) {
    return Uni.createFrom()
        .completionStage(caughtUp)
        .onItem()
        .transformToMulti(begin -> watch(seen, wanted));
  }

  private Multi<HeldTransition> watch(Optional<String> seen, Predicate<HeldTransition> wanted) {
    UnicastProcessor<HeldTransition> coming =
        UnicastProcessor.create(new ArrayBlockingQueue<>(MOST_WAITING), () -> {});
    Consumer<HeldTransition> watcher =
        transition -> {
          if (wanted.test(transition)) {
            coming.onNext(transition);
          }
        };
    AlertBoard.Watch watch =
        seen.map(id -> board.watchAfter(id, watcher)).orElseGet(() -> board.watch(watcher));
    Multi<HeldTransition> missed = Multi.createFrom().iterable(watch.missed()).filter(wanted);
    return Multi.createBy()
        .concatenating()
        .streams(missed, coming)
        .onTermination()
        .invoke(watch.stop());
  }
}
