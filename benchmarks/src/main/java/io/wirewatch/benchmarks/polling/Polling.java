package io.wirewatch.benchmarks.polling;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * process, and writes how late they were: from when a feed was due to when the server was asked.
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

  /**
   * Measures, and writes the result.
   *
   * @param facts what stands above it
   * @param file where to
   */
  public static void run(Map<String, String> facts, Path file)
      throws IOException, InterruptedException {
    new Polling().measure(facts, file);
  }

  private void measure(Map<String, String> facts, Path file)
      throws IOException, InterruptedException {
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
      long cpu = cpuNanos();
      pass(MEASURED);
      double cores = (double) (cpuNanos() - cpu) / MEASURED.toNanos();
      write(facts, file, lateness.sorted(), cores);
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

  private void write(Map<String, String> facts, Path file, long[] late, double cores)
      throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # Polling, measured

            Made by `benchmarks/run polling`; see `benchmarks/README.md`. %,d feeds, each on a host of its own and due once
            a minute, of a server in the same process, for %d s after %d s to warm up. Kafka is not part of it.

            """
                .formatted(FEEDS, MEASURED.toSeconds(), WARM_UP.toSeconds()));
    facts.forEach((what, is) -> text.append("- %s: %s\n".formatted(what, is)));
    text.append(
        """

        | polls | a second | late by, p50 | p99 | p99.9 | most | cores busy, with the server's part | failed |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        | %,d | %.0f | %d ms | %d ms | %d ms | %d ms | %.2f | %d |
        """
            .formatted(
                late.length,
                late.length / (double) MEASURED.toSeconds(),
                at(late, 0.5),
                at(late, 0.99),
                at(late, 0.999),
                late[late.length - 1],
                cores,
                failures.get()));
    text.append("\n%,d entries were taken in.\n".formatted(articles.get()));
    Files.writeString(file, text);
  }

  private static long at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  }
}
