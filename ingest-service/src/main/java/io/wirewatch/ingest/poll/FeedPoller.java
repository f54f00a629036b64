package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;
import io.wirewatch.ingest.feed.Feed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Polls feeds when they are due, each on a virtual thread; no feed is polled twice at a time. It
 * knows only the feeds that it was told to follow: who shares them among instances tells each its
 * part.
 *
 * <p>Close it before the client that polls.
 */
public final class FeedPoller implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FeedPoller.class.getName());
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);
  private static final Duration UNTIL_STORED = Duration.ofMinutes(1);

  private final Visit visit;
  private final StateStore store;
  private final InstantSource clock;
  private final ThreadFactory polls = Thread.ofVirtual().name("poll-", 0).factory();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("feed-poller").factory());

  private final Object lock = new Object();
  private final Map<String, Followed> followed = new HashMap<>(); // guarded by lock
  private final PriorityQueue<Due>
      queue = // guarded by lock; what was followed before stays until due
      new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(Instant at, Followed feed) {}

  /** A feed that is followed, until it is dropped or configured anew. */
  private static final class Followed {
    private final Feed feed;
    private FeedState state; // guarded by lock
    private @Nullable Instant due; // guarded by lock; null while it is polled or retired
    private boolean dropped; // guarded by lock
    private @Nullable Thread poll; // guarded by lock; the last one, which may have ended

    Followed(Feed feed, FeedState state, @Nullable Instant due) {
      this.feed = feed;
      this.state = state;
      this.due = due;
    }
  }

  /** A poller that follows no feed yet. */
  public FeedPoller(Visit visit, StateStore store, InstantSource clock) {
    this.visit = visit;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Follows a feed from now on, in the place of one with its id: a poll of that is cut off.
   *
   * @param configured when it was configured as it is: if it has not been polled since, it is due
   *     at once, even if it was retired
   * @param known how it stood last; what this poller itself knows of it goes before
   * @param delay how long to wait when it is due or overdue, so that not all start at once
   */
  public void follow(Feed feed, Instant configured, Optional<FeedState> known, Duration delay) {
    Optional<FeedState> own = drop(feed.id());
    Instant now = clock.instant();
    FeedState state = own.or(() -> known).orElseGet(() -> States.unpolled(feed, now));
    if (own.isPresent() || configured.isAfter(state.at())) {
      state = States.due(feed, state, now);
    }
    Instant next = state.nextPoll();
    if (next != null && !next.isAfter(now)) {
      next = now.plus(delay);
    }
    synchronized (lock) {
      Followed each = new Followed(feed, state, next);
      followed.put(feed.id(), each);
      enqueue(each);
    }
  }

  /** Follows a feed no more; when this returns, no poll of it runs. Returns how it stood. */
  public Optional<FeedState> drop(String id) {
    return drop(List.of(id)).stream().findFirst();
  }

  /** Follows these feeds no more; when this returns, no poll of them runs. */
  public List<FeedState> drop(Collection<String> ids) {
    List<Followed> gone = new ArrayList<>();
    List<Thread> running = new ArrayList<>();
    synchronized (lock) {
      for (String id : ids) {
        Followed each = followed.remove(id);
        if (each != null) {
          each.dropped = true;
          each.due = null;
          gone.add(each);
          if (each.poll != null) {
            each.poll.interrupt();
            running.add(each.poll);
          }
        }
      }
    }
    awaitAll(running);
    synchronized (lock) {
      return gone.stream().map(each -> each.state).toList();
    }
  }

  /** How many feeds are followed. */
  public int size() {
    synchronized (lock) {
      return followed.size();
    }
  }

  /** How late the poll is that has waited longest; zero when none is late. */
  public Duration overdue() {
    synchronized (lock) {
      Due next = next();
      Duration late = next == null ? Duration.ZERO : Duration.between(next.at(), clock.instant());
      return late.isNegative() ? Duration.ZERO : late;
    }
  }

  /** Begins to poll what is due. */
  @SuppressWarnings("FutureReturnValueIgnored") // ends with the poller only, for tick never throws
  public void start() {
    ticks.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops: polls that run are cut off, and nothing is concluded from them. */
  @Override
  public void close() {
    ticks.shutdownNow();
    List<String> all;
    synchronized (lock) {
      all = List.copyOf(followed.keySet());
    }
    drop(all);
  }

  /** Starts a poll of each feed that is due. */
  List<Thread> pollDue() {
    Instant now = clock.instant();
    List<Thread> started = new ArrayList<>();
    synchronized (lock) {
      for (Due next = next(); next != null && !next.at().isAfter(now); next = next()) {
        queue.remove();
        Followed each = next.feed();
        Thread poll = polls.newThread(() -> poll(each));
        each.due = null;
        each.poll = poll;
        started.add(poll);
        poll.start();
      }
    }
    return started;
  }

  /** The head of the queue, without what it has of feeds that are due at another time by now. */
  private @Nullable Due next() {
    Due head = queue.peek();
    while (head != null && !head.at().equals(head.feed().due)) {
      queue.remove();
      head = queue.peek();
    }
    return head;
  }

  private void enqueue(Followed each) {
    if (each.due != null) {
      queue.add(new Due(each.due, each));
    }
  }

  private void tick() {
    try {
      pollDue();
    } catch (RuntimeException e) {
      // Thrown on, it would end the ticking, and every feed would go quiet unnoticed
      LOG.log(Level.ERROR, "no feed could be polled", e);
    }
  }

  private void poll(Followed each) {
    try {
      FeedState before;
      synchronized (lock) {
        before = each.state;
      }
      FeedState after = visit.to(each.feed, before);
      boolean stored = stored(after);
      synchronized (lock) {
        each.state = stored ? after : before.dueAt(clock.instant().plus(UNTIL_STORED));
        if (!each.dropped) {
          each.due = each.state.nextPoll();
          enqueue(each);
        }
      }
      PollLog.tell(before, after);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // dropped: what was not stored is polled anew
    }
  }

  private boolean stored(FeedState state) throws InterruptedException {
    try {
      store.write(state);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the state of feed " + state.id() + " could not be kept", e);
      return false;
    }
  }

  private static void awaitAll(List<Thread> running) {
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
