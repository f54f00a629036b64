package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;
import io.wirewatch.ingest.feed.Feed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is followed, until it is dropped or configured anew. Its fields are the poller's,
 * read and written under its lock.
 */
final class Followed {
  private static final Logger LOG = System.getLogger(FeedPoller.class.getName());
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  final Feed feed;

  private final ReentrantLock turn = new ReentrantLock();

  FeedState state;
  boolean dropped;

  /** When the next poll is due; null while it is polled or retired. */
  @Nullable Instant due;

  /** The last poll, which may have ended. */
  @Nullable Thread poll;

  /** Whoever takes in what a hub says or delivers. */
  @Nullable Thread delivery;

  Followed(Feed feed, FeedState state, @Nullable Instant due) {
    this.feed = feed;
    this.state = state;
    this.due = due;
  }

  /** Something done with the feed; says whether it was. */
  interface Work {
    boolean run() throws InterruptedException;
  }

  /** Does it while nothing else is done with the feed. Not to be called under the lock. */
  boolean inTurn(Work work) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      return work.run();
    } finally {
      turn.unlock();
    }
  }

  /** Stands like that from now on; one that waits for its poll is due as that says. */
  void changed(FeedState after) {
    state = after;
    due = due == null ? null : after.nextPoll();
  }

  /** Waits for polls that were cut off. */
  static void awaitAll(List<Thread> running) {
    long deadline = System.nanoTime() + TIME_TO_STOP.toNanos();
    try {
      for (Thread each : running) {
        if (!each.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          LOG.log(Level.WARNING, "polls still run {0} after they were cut off", TIME_TO_STOP);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
