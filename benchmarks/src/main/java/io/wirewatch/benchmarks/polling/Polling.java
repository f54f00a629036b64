package io.wirewatch.benchmarks.polling;

import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import io.wirewatch.events.Article;
import io.wirewatch.events.FeedState;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.poll.ArticleSink;
import io.wirewatch.ingest.poll.FeedPoller;
import io.wirewatch.ingest.poll.Fetch;
import io.wirewatch.ingest.poll.FullText;
import io.wirewatch.ingest.poll.HostQueue;
import io.wirewatch.ingest.poll.PollSettings;
import io.wirewatch.ingest.poll.Visit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Polls ten thousand feeds, each on a host of its own and once a minute, of a server in the same
 * process, and tells how late they were: from when a feed was due to when the server was asked.
 * Kafka is not part of it. One poll in ten brings an entry that is new, the others are told that
 * nothing has changed.
 */
public final class Polling {
  private static final int FEEDS = 10_000;
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration WARM_UP = Duration.ofSeconds(75);
  private static final Duration MEASURED = Duration.ofMinutes(2);

  private final InstantSource clock = InstantSource.system();
  private final AtomicLongArray due = new AtomicLongArray(FEEDS);
  private final AtomicLong articles = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Lateness lateness = new Lateness();

  private Polling() {}

  /** How late the polls were, in milliseconds. */
  private static final class Lateness {
    private long[] values = new long[1 << 17]; // guarded by this
    private int count;

    synchronized void add(long millis) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = millis;
    }

    synchronized void clear() {
      count = 0;
    }

    synchronized long[] sorted() {
      long[] sorted = Arrays.copyOf(values, count);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  /** Measures for three minutes and a quarter. */
  public static List<Measurement> run() throws IOException, InterruptedException {
    return new Polling().measure();
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    PollSettings settings = PollSettings.DEFAULT;
    try (FeedServer server = new FeedServer(this::asked);
        GuardedHttpClient client =
            new GuardedHttpClient(
                new AddressPolicy(List.of("127.0.0.0/8")), Limits.DEFAULT, "benchmark/1");
        FeedPoller poller = poller(client, settings)) {
      for (int i = 0; i < FEEDS; i++) {
        Duration delay = EVERY.multipliedBy(i).dividedBy(FEEDS);
        due.set(i, clock.millis() + delay.toMillis());
        Feed feed = new Feed("f" + i, server.address(i), null, "f.example", EVERY, null, null);
        poller.follow(feed, clock.instant(), Optional.empty(), delay);
      }
      poller.start();
      pass(WARM_UP);
      lateness.clear();
      articles.set(0);
      failures.set(0);
      long cpu = cpuNanos();
      pass(MEASURED);
      double cores = (double) (cpuNanos() - cpu) / MEASURED.toNanos();
      return measurements(lateness.sorted(), cores);
    }
  }

  private FeedPoller poller(GuardedHttpClient client, PollSettings settings) {
    ArticleSink sink =
        new ArticleSink() {
          @Override
          public CompletionStage<Void> publish(Article article) {
            articles.incrementAndGet();
            return CompletableFuture.completedStage(null);
          }

          @Override
          public void leaveOut(Feed feed, String field, String reason) {
            failures.incrementAndGet();
          }
        };
    Visit visit =
        new Visit(
            new Fetch(client, clock),
            new HostQueue(settings.hostDelay(), settings.requests(), clock),
            FullText.NONE,
            sink,
            settings,
            clock,
            new Random(1),
            Optional.empty());
    return new FeedPoller(visit, this::keep, clock);
  }

  private void keep(FeedState state) {
    failures.addAndGet(state.failures());
    if (state.nextPoll() != null) {
      due.set(Integer.parseInt(state.id().substring(1)), state.nextPoll().toEpochMilli());
    }
  }

  private void asked(int feed) {
    lateness.add(clock.millis() - due.get(feed));
  }

  private static void pass(Duration time) throws InterruptedException {
    boolean never = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    if (never) {
      throw new IllegalStateException("nobody counts it down");
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private List<Measurement> measurements(long[] late, double cores) {
    return List.of(
        of(Quantity.POLLS_PER_SECOND, late.length / (double) MEASURED.toSeconds()),
        of(Quantity.LATE_MILLISECONDS_MEDIAN, at(late, 0.5)),
        of(Quantity.LATE_MILLISECONDS_P99, at(late, 0.99)),
        of(Quantity.LATE_MILLISECONDS_P999, at(late, 0.999)),
        of(Quantity.LATE_MILLISECONDS_MAX, late[late.length - 1]),
        of(Quantity.CORES_BUSY, cores),
        of(Quantity.POLLS_FAILED, failures.get()),
        of(Quantity.ENTRIES_TAKEN, articles.get()));
  }

  private static Measurement of(Quantity quantity, Number value) {
    return new Measurement(quantity, "poller", "feeds", FEEDS, 1, value.doubleValue());
  }

  private static long at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  }
}
