package io.wirewatch.ingest.poll;

import io.wirewatch.events.Article;
import io.wirewatch.events.FeedState;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.feed.Feed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A poller whose time the test sets, and what comes of its polls. */
final class Desk implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-23T12:00:00Z"); // a Monday

  private static final RandomGenerator NO_JITTER = () -> 0;

  final List<Article> articles = new CopyOnWriteArrayList<>();
  final Map<String, FeedState> stored = new ConcurrentHashMap<>();
  volatile Instant now = START;
  volatile Function<Article, CompletionStage<Void>> kafka =
      article -> {
        articles.add(article);
        return CompletableFuture.completedStage(null);
      };

  private final GuardedHttpClient client =
      new GuardedHttpClient(
          new AddressPolicy(List.of("127.0.0.0/8", "localhost")),
          new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 8 << 20, 3),
          "wirewatch-test/1");
  final FeedPoller poller;

  Desk() {
    this(
        new PollSettings(
            Duration.ofMinutes(2), Duration.ofHours(6), Duration.ZERO, 64, Duration.ofDays(7), 3));
  }

  Desk(PollSettings settings) {
    ArticleSink sink =
        new ArticleSink() {
          @Override
          public CompletionStage<Void> publish(Article article) {
            return kafka.apply(article);
          }

          @Override
          public void leaveOut(Feed feed, String field, String reason) {}
        };
    poller =
        new FeedPoller(
            new Visit(
                new Fetch(client, () -> now),
                new HostQueue(settings.hostDelay(), settings.requests(), () -> now),
                FullText.NONE,
                sink,
                settings,
                () -> now,
                NO_JITTER,
                Optional.empty()),
            state -> stored.put(state.id(), state),
            () -> now);
  }

  static Feed feed(String id, URI url, @Nullable Duration every) {
    return new Feed(id, url, id, "n.example", every, null, null);
  }

  void follow(Feed... feeds) {
    for (Feed feed : feeds) {
      poller.follow(feed, now, Optional.empty(), Duration.ZERO);
    }
  }

  /** Polls what is due, and waits until it is done. */
  void poll() throws InterruptedException {
    for (Thread poll : poller.pollDue()) {
      poll.join();
    }
  }

  /** Goes to the time at which a feed is due, and polls. */
  void pollNext(String id) throws InterruptedException {
    now = Objects.requireNonNull(state(id).nextPoll());
    poll();
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  FeedState state(String id) {
    return Objects.requireNonNull(stored.get(id));
  }

  /** How long from now until a feed is due. */
  Duration due(String id) {
    return Duration.between(now, state(id).nextPoll());
  }

  List<String> titles() {
    return articles.stream().map(Article::title).toList();
  }

  @Override
  public void close() {
    poller.close();
    client.close();
  }
}
