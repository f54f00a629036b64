package io.wirewatch.ingest.feed;

import io.wirewatch.guard.GuardedHttpClient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Polls feeds, each on its interval, and hands their entries to a sink. Each poll runs on a virtual
 * thread; no feed is polled twice at a time, no host by two polls at a time.
 *
 * <p>What it knows of the feeds, their validators included, is in memory only: after a restart
 * every feed is fetched in full and its entries are offered again. That is harmless, for the
 * topology behind the sink drops revisions that it knows.
 *
 * <p>Close it before the client that it was given.
 */
public final class FeedPoller implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FeedPoller.class.getName());
  private static final int POLLS_AT_A_TIME = 64;
  private static final long SECONDS_TO_STOP = 10;

  private final Poll poll;
  private final InstantSource clock;
  private final ExecutorService polls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("poll-", 0).factory());
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("feed-poller").factory());

  private final Object lock = new Object();
  private final Map<String, Followed> followed = new LinkedHashMap<>();
  private final Set<String> busyHosts = new HashSet<>();

  /** A feed and what is known of it; read and written under the lock. */
  private static final class Followed {
    private FeedStatus status;
    private Validators validators = Validators.NONE;
    private boolean polled;

    Followed(FeedStatus status) {
      this.status = status;
    }

    Feed feed() {
      return status.feed();
    }
  }

  /**
   * A poller that follows no feed yet.
   *
   * @param client fetches
   * @param sink takes the entries
   * @param clock tells when a feed is due
   */
  public FeedPoller(GuardedHttpClient client, EntrySink sink, InstantSource clock) {
    this.poll = new Poll(client, sink, clock);
    this.clock = clock;
  }

  /**
   * Follows these feeds from now on, and no others. One that is followed already and has not
   * changed goes on as it was; others are due at once.
   */
  public void follow(Collection<Feed> feeds) {
    Instant now = clock.instant();
    synchronized (lock) {
      Map<String, Followed> before = Map.copyOf(followed);
      followed.clear();
      for (Feed feed : feeds) {
        Followed known = before.get(feed.id());
        followed.put(
            feed.id(),
            known != null && known.feed().equals(feed)
                ? known
                : new Followed(FeedStatus.unpolled(feed, now)));
      }
    }
  }

  /** Begins to poll what is due, looking once a second. */
  @SuppressWarnings("FutureReturnValueIgnored") // ends with the poller only, for tick never throws
  public void start() {
    ticks.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  /** How each feed fares, in the order in which they were given. */
  public List<FeedStatus> status() {
    synchronized (lock) {
      return followed.values().stream().map(each -> each.status).toList();
    }
  }

  /** Stops: polls that run are cut off, and what they had not handed on yet is not. */
  @Override
  public void close() {
    ticks.shutdownNow();
    polls.shutdownNow();
    try {
      if (!polls.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "polls still run {0} s after they were stopped", SECONDS_TO_STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a poll of each feed that is due and whose host is not being asked, the oldest first. */
  List<Future<?>> pollDue() {
    Instant now = clock.instant();
    List<Future<?>> started = new ArrayList<>();
    synchronized (lock) {
      followed.values().stream()
          .filter(each -> !each.polled && !each.status.nextPoll().isAfter(now))
          .sorted(Comparator.comparing((Followed each) -> each.status.nextPoll()))
          .takeWhile(_ -> busyHosts.size() < POLLS_AT_A_TIME && !polls.isShutdown())
          .filter(each -> busyHosts.add(each.feed().host()))
          .forEach(
              each -> {
                each.polled = true;
                started.add(polls.submit(() -> pollOne(each)));
              });
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

  private void pollOne(Followed each) {
    Feed feed = each.feed();
    Validators known;
    synchronized (lock) {
      known = each.validators;
    }
    try {
      conclude(each, poll.run(feed, known));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: what was not handed on is fetched anew
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "feed " + feed.id() + ": the poll failed by a defect of ours", e);
      conclude(each, Poll.Ended.of(PollResult.DEFECT, e.toString(), known));
    } finally {
      synchronized (lock) {
        each.polled = false;
        busyHosts.remove(feed.host());
      }
    }
  }

  private void conclude(Followed each, Poll.Ended ended) {
    FeedStatus before;
    FeedStatus after;
    synchronized (lock) {
      before = each.status;
      after = before.after(ended, clock.instant());
      each.status = after;
      each.validators = ended.validators();
    }
    String id = after.feed().id();
    if (after.failures() == 1) {
      LOG.log(Level.WARNING, "feed {0} fails: {1}, {2}", id, ended.result(), ended.detail());
    } else if (before.failures() > 0 && after.failures() == 0) {
      LOG.log(Level.INFO, "feed {0} is back after {1} failures", id, before.failures());
    }
  }
}
