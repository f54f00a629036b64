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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

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
  private final DueQueue queue = new DueQueue(); // guarded by lock

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
      queue.add(each);
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
          if (each.delivery != null) {
            each.delivery.interrupt();
          }
        }
      }
    }
    Followed.awaitAll(running);
    synchronized (lock) {
      return gone.stream().map(each -> each.state).toList();
    }
  }

  /**
   * Changes how a feed stands, while no poll of it runs, and keeps that.
   *
   * @return whether the feed is followed here
   * @throws IllegalStateException when something was not taken in or kept
   * @throws InterruptedException when stopped, or the feed is dropped meanwhile
   */
  public boolean change(String id, StateChange change) throws InterruptedException {
    Followed each;
    synchronized (lock) {
      each = followed.get(id);
    }
    return each != null && each.inTurn(() -> changed(each, change));
  }

  private boolean changed(Followed each, StateChange change) throws InterruptedException {
    FeedState before;
    synchronized (lock) {
      if (each.dropped) {
        return false;
      }
      each.delivery = Thread.currentThread();
      before = each.state;
    }
    try {
      FeedState after = change.of(each.feed, before, visit);
      if (!after.equals(before)) {
        store.write(after);
      }
      synchronized (lock) {
        each.changed(after);
        queue.add(each);
      }
      return true;
    } finally {
      synchronized (lock) {
        each.delivery = null;
      }
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
      DueQueue.Due next = queue.next();
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
      for (DueQueue.Due next = queue.next();
          next != null && !next.at().isAfter(now);
          next = queue.next()) {
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
      each.inTurn(() -> polled(each));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // dropped: what was not stored is polled anew
    }
  }

  private boolean polled(Followed each) throws InterruptedException {
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
        queue.add(each);
      }
    }
    PollLog.tell(before, after);
    return stored;
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
}
