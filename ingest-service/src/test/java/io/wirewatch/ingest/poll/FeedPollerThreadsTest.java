package io.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.events.PollResult;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.poll.NewsServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the poller does at the same time, and what it does not. */
@Timeout(30)
class FeedPollerThreadsTest {
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final NewsServer server = new NewsServer();
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
    server.close();
  }

  @Test
  void asksNoHostTwiceAtATimeAndNoSlowOneHoldsUpAnother() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    server.answer(
        "/slow",
        _ -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          awaitQuietly(goOn);
          running.decrementAndGet();
          return new Answer(200, Map.of(), NewsServer.rss("1"));
        });
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("2")));
    for (int i = 0; i < 100; i++) {
      desk.follow(feedOn("127.0.0.1", "slow-" + i, "/slow"));
    }
    desk.follow(feedOn("localhost", "fast", "/feed"));

    List<Thread> polls = desk.poller.pollDue();
    await().until(() -> desk.stored.containsKey("fast"));
    assertThat(desk.stored).hasSize(1);
    goOn.countDown();
    for (Thread poll : polls) {
      poll.join();
    }

    assertThat(desk.stored).hasSize(101);
    assertThat(most).hasValue(1);
  }

  @Test
  void givesUpAServerThatDripsWhileTheOthersArePolled() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    server.answer(
        "/drip",
        _ -> {
          awaitQuietly(never);
          return Answer.of(200);
        });
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.follow(feedOn("127.0.0.1", "drip", "/drip"), feedOn("localhost", "a", "/feed"));

    List<Thread> polls = desk.poller.pollDue();
    await().until(() -> desk.stored.containsKey("a"));
    assertThat(desk.poller.pollDue()).as("a poll that runs is not due").isEmpty();
    for (Thread poll : polls) {
      poll.join();
    }
    never.countDown();

    assertThat(desk.state("drip").result()).isEqualTo(PollResult.TIMED_OUT);
  }

  @Test
  void pollsByItselfOnceStartedAndConcludesNothingOfWhatIsCutOff() {
    CountDownLatch offered = new CountDownLatch(1);
    desk.kafka =
        _ -> {
          offered.countDown();
          return new CompletableFuture<>(); // no acknowledgement ever comes
        };
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.follow(feedOn("127.0.0.1", "a", "/feed"));

    desk.poller.start();
    await().until(() -> offered.getCount() == 0);
    assertThat(desk.poller.drop("a").orElseThrow().lastPoll()).isNull();

    assertThat(desk.stored).isEmpty();
    assertThat(desk.poller.size()).isZero();
  }

  @Test
  void cutsOffThePollOfAFeedThatIsConfiguredAnewAndPollsItAsItIsNow() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    server.answer(
        "/old",
        _ -> {
          asked.countDown();
          awaitQuietly(never);
          return Answer.of(200);
        });
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.follow(feedOn("127.0.0.1", "a", "/old"));
    List<Thread> old = desk.poller.pollDue();
    asked.await();

    desk.follow(feedOn("127.0.0.1", "a", "/feed"));
    assertThat(old).noneMatch(Thread::isAlive);
    desk.poll();
    never.countDown();

    assertThat(desk.state("a").url()).endsWith("/feed");
    assertThat(desk.titles()).containsExactly("News 1");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Feed feedOn(String host, String id, String path) {
    return Desk.feed(id, server.uri(host, path), EVERY);
  }
}
