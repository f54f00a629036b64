package io.wirewatch.matcher;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Workers that wait to be lent to the threads that match, so that each thread has its own and none
 * is made for each document. Shared by all snapshots of the same queries.
 */
final class Workers {
  private static final int KEPT =
      Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4;

  private final Vocabulary vocabulary;
  private final AtomicReferenceArray<Worker> idle = new AtomicReferenceArray<>(KEPT);

  Workers(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Lends a worker. One that fails is not used again. */
  <R> R lend(Function<Worker, R> task) {
    int preferred = (int) Thread.currentThread().threadId() & KEPT - 1;
    Worker worker = take(preferred);
    R result = task.apply(worker);
    giveBack(worker, preferred);
    return result;
  }

  private Worker take(int preferred) {
    for (int i = 0; i < KEPT; i++) {
      int at = preferred + i & KEPT - 1;
      if (idle.getPlain(at) != null) {
        Worker worker = idle.getAndSet(at, null);
        if (worker != null) {
          return worker;
        }
      }
    }
    return new Worker(vocabulary);
  }

  private void giveBack(Worker worker, int preferred) {
    for (int i = 0; i < KEPT; i++) {
      if (idle.compareAndSet(preferred + i & KEPT - 1, null, worker)) {
        return;
      }
    }
  }
}
