package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.feed.NewsServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the poller does at the same time, and what it does not. */
@Timeout(30)
class FeedPollerThreadsTest {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final NewsServer server = new NewsServer();
  private final GuardedHttpClient client =
      new GuardedHttpClient(
          new AddressPolicy(List.of("127.0.0.1", "localhost")), Limits.DEFAULT, "wirewatch-test/1");
  private volatile Instant now = START;
  private volatile EntrySink sink = (_, _) -> {};
  private final FeedPoller poller =
      new FeedPoller(client, (feed, entry) -> sink.accept(feed, entry), () -> now);

  @AfterEach
  void close() {
    poller.close();
    client.close();
    server.close();
  }

  @Test
  void asksNoFeedTwiceAndNoHostTwiceAtATime() throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger onFirstHost = new AtomicInteger();
    AtomicInteger mostOnFirstHost = new AtomicInteger();
    sink =
        (feed, entry) -> {
          boolean first = feed.host().equals("127.0.0.1");
          mostOnFirstHost.accumulateAndGet(first ? onFirstHost.incrementAndGet() : 0, Math::max);
          arrived.countDown();
          goOn.await();
          onFirstHost.addAndGet(first ? -1 : 0);
        };
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    poller.follow(
        List.of(feed("a", "/feed"), feed("b", "/feed"), feedOn("localhost", "c", "/feed")));

    List<Future<?>> first = poller.pollDue();
    arrived.await();
    now = START.plus(EVERY);
    assertThat(first).hasSize(2);
    assertThat(poller.pollDue()).isEmpty();
    goOn.countDown();
    join(first);
    join(poller.pollDue());

    assertThat(status("b").lastResult()).contains(PollResult.READ);
    assertThat(mostOnFirstHost).hasValue(1);
  }

  @Test
  void pollsByItselfOnceStartedAndStopsWhatRunsWhenClosed() {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch offered = new CountDownLatch(1);
    sink =
        (_, _) -> {
          offered.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.set(true);
            throw e;
          }
        };
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    poller.follow(List.of(feed("a", "/feed")));

    poller.start();
    await().until(() -> offered.getCount() == 0);
    poller.close();

    assertThat(interrupted).isTrue();
    assertThat(status("a").lastResult()).isEmpty();
  }

  private static void join(List<Future<?>> polls) throws Exception {
    for (Future<?> poll : polls) {
      poll.get();
    }
  }

  private FeedStatus status(String id) {
    return poller.status().stream()
        .filter(status -> status.feed().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Feed feed(String id, String path) {
    return feedOn("127.0.0.1", id, path);
  }

  private Feed feedOn(String host, String id, String path) {
    return new Feed(id, server.uri(host, path), id, "", EVERY, null);
  }
}
