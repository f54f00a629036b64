package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.feed.NewsServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeedPollerTest {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final NewsServer server = new NewsServer();
  private final GuardedHttpClient client =
      new GuardedHttpClient(
          new AddressPolicy(List.of("127.0.0.0/8")), Limits.DEFAULT, "wirewatch-test/1");
  private volatile Instant now = START;
  private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();
  private volatile EntrySink sink = (feed, entry) -> accepted.add(feed.id() + ":" + entry.guid());
  private final FeedPoller poller =
      new FeedPoller(client, (feed, entry) -> sink.accept(feed, entry), () -> now);

  @AfterEach
  void close() {
    poller.close();
    client.close();
    server.close();
  }

  @Test
  void asksWithTheValidatorsItWasGivenAndTakesNotModifiedForGood() throws Exception {
    server.answer(
        "/feed", conditional("\"v1\"", "Mon, 23 Nov 2026 11:00:00 GMT", NewsServer.rss("1", "2")));
    poller.follow(List.of(feed("a", "/feed")));

    poll();
    later(EVERY);
    poll();

    List<Headers> asked = server.asked("/feed");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).getFirst("User-Agent")).isEqualTo("wirewatch-test/1");
    assertThat(asked.get(0).getFirst("If-None-Match")).isNull();
    assertThat(asked.get(1).getFirst("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(asked.get(1).getFirst("If-Modified-Since"))
        .isEqualTo("Mon, 23 Nov 2026 11:00:00 GMT");
    assertThat(accepted).containsExactly("a:1", "a:2");
    FeedStatus status = status("a");
    assertThat(status.lastResult()).contains(PollResult.NOT_MODIFIED);
    assertThat(status.lastGoodPoll()).contains(START.plus(EVERY));
    assertThat(status.entriesAccepted()).isEqualTo(2);
    assertThat(status.failures()).isZero();
  }

  @Test
  void pollsOnlyWhatIsDue() throws Exception {
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    poller.follow(List.of(feed("a", "/feed")));

    poll();
    later(EVERY.minusSeconds(1));
    poll();
    assertThat(server.asked("/feed")).hasSize(1);

    later(Duration.ofSeconds(1));
    poll();
    assertThat(server.asked("/feed")).hasSize(2);
  }

  @Test
  void leavesAServerAloneAsLongAsItAsks() throws Exception {
    server.answer("/feed", new Answer(429, Map.of("Retry-After", "7200"), ""));
    poller.follow(List.of(feed("a", "/feed")));

    poll();

    assertThat(status("a").lastResult()).contains(PollResult.TOO_MANY_POLLS);
    assertThat(status("a").nextPoll()).isEqualTo(START.plus(Duration.ofHours(2)));
  }

  @Test
  void letsNoFeedThatFailsStopAnother() throws Exception {
    server.answer("/page", new Answer(200, Map.of(), "<!DOCTYPE html><p>For sale"));
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    poller.follow(List.of(feed("gone", "/nothing"), feed("page", "/page"), feed("a", "/feed")));

    for (int turn = 0; turn < 3; turn++) {
      poll(); // all are on one host, so each takes its turn
    }

    assertThat(status("gone").lastResult()).contains(PollResult.NOT_FOUND);
    assertThat(status("page").lastResult()).contains(PollResult.NOT_A_FEED);
    assertThat(status("a").lastResult()).contains(PollResult.READ);
    assertThat(accepted).containsExactly("a:1");
  }

  @Test
  void backsOffWhileAFeedFailsAndIsBackAtItsIntervalOnceItIsWell() throws Exception {
    AtomicBoolean well = new AtomicBoolean();
    server.answer(
        "/feed", _ -> well.get() ? new Answer(200, Map.of(), NewsServer.rss("1")) : Answer.of(500));
    poller.follow(List.of(feed("a", "/feed")));

    for (int minutes : List.of(10, 20, 40)) {
      poll();
      assertThat(status("a").nextPoll()).isEqualTo(now.plus(Duration.ofMinutes(minutes)));
      later(Duration.ofMinutes(minutes));
    }
    assertThat(status("a"))
        .returns(3, FeedStatus::failures)
        .returns("HTTP 500", FeedStatus::detail);
    assertThat(status("a").lastGoodPoll()).isEmpty();

    well.set(true);
    poll();

    assertThat(status("a").failures()).isZero();
    assertThat(status("a").nextPoll()).isEqualTo(now.plus(EVERY));
  }

  @Test
  void offersAllEntriesAgainAfterOneWasNotAccepted() throws Exception {
    server.answer(
        "/feed", conditional("\"v1\"", "Mon, 23 Nov 2026 11:00:00 GMT", NewsServer.rss("1", "2")));
    EntrySink working = sink;
    sink =
        (feed, entry) -> {
          if (entry.guid().equals("2")) {
            throw new IllegalStateException("no broker");
          }
          working.accept(feed, entry);
        };
    poller.follow(List.of(feed("a", "/feed")));

    poll();
    assertThat(status("a").lastResult()).contains(PollResult.NOT_ACCEPTED);
    assertThat(status("a").detail()).isEqualTo("no broker");
    assertThat(status("a").lastGoodPoll()).isEmpty();

    sink = working;
    later(Duration.ofMinutes(1));
    poll();

    assertThat(server.asked("/feed").getLast().getFirst("If-None-Match")).isNull();
    assertThat(accepted).containsExactly("a:1", "a:1", "a:2");
    assertThat(status("a").lastResult()).contains(PollResult.READ);
  }

  @Test
  void keepsWhatItKnowsOfFeedsThatStayAndForgetsThoseThatGo() throws Exception {
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    poller.follow(List.of(feed("a", "/feed"), feed("b", "/feed")));
    poll();

    poller.follow(List.of(feed("c", "/feed"), feed("a", "/feed")));

    assertThat(poller.status()).extracting(each -> each.feed().id()).containsExactly("c", "a");
    assertThat(status("a").lastResult()).contains(PollResult.READ);
    assertThat(status("c").lastResult()).isEmpty();
  }

  private void poll() throws Exception {
    for (Future<?> poll : poller.pollDue()) {
      poll.get();
    }
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private FeedStatus status(String id) {
    return poller.status().stream()
        .filter(status -> status.feed().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Feed feed(String id, String path) {
    return new Feed(id, server.uri("127.0.0.1", path), id, "", EVERY, null);
  }

  private static Function<Headers, Answer> conditional(String etag, String modified, String body) {
    return asked ->
        etag.equals(asked.getFirst("If-None-Match"))
            ? Answer.of(304)
            : new Answer(200, Map.of("ETag", etag, "Last-Modified", modified), body);
  }
}
