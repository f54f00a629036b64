package io.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.PollResult;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.guard.Outcome;
import io.wirewatch.ingest.poll.Fetch.Fetched;
import io.wirewatch.ingest.poll.NewsServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FetchTest {
  private static final Validators KNOWN = new Validators("\"v0\"", "");

  private final NewsServer server = new NewsServer();
  private final GuardedHttpClient client =
      new GuardedHttpClient(
          new AddressPolicy(List.of("127.0.0.1")),
          new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 10_000, 3),
          "wirewatch-test/1");
  private final Fetch fetch =
      new Fetch(client, InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "304, NOT_MODIFIED",
    "401, REJECTED",
    "403, REJECTED",
    "404, NOT_FOUND",
    "410, GONE",
    "429, TOO_MANY_POLLS",
    "500, SERVER_ERROR",
    "503, SERVER_ERROR",
    "204, REJECTED",
  })
  void namesWhatAStatusMeansAndKeepsTheValidators(int status, PollResult result) throws Exception {
    Fetched ended = polled(Answer.of(status));

    assertThat(ended.result()).isEqualTo(result);
    assertThat(ended.detail()).isEqualTo("HTTP " + status);
    assertThat(ended.validators()).isEqualTo(KNOWN);
  }

  @Test
  void namesWhatBringsNoFeed() throws Exception {
    assertThat(polled(new Answer(200, Map.of(), NewsServer.rss())).result())
        .isEqualTo(PollResult.NO_ENTRIES);
    assertThat(polled(new Answer(302, Map.of("Location", "http://10.0.0.1/"), "")))
        .returns(PollResult.REFUSED, Fetched::result)
        .returns("PRIVATE_ADDRESS http://10.0.0.1/", Fetched::detail);
    assertThat(polled(new Answer(200, Map.of("Content-Encoding", "br"), "x")).result())
        .isEqualTo(PollResult.UNREACHABLE);
    assertThat(polled(new Answer(200, Map.of(), "x".repeat(10_001))).result())
        .isEqualTo(PollResult.TOO_LARGE);
  }

  @Test
  void forgetsTheValidatorsOfAPageThatIsNoFeed() throws Exception {
    Fetched ended = polled(new Answer(200, Map.of("ETag", "\"v1\""), "<!DOCTYPE html><p>For sale"));

    assertThat(ended.result()).isEqualTo(PollResult.NOT_A_FEED);
    assertThat(ended.detail()).isEqualTo("HTML: <!DOCTYPE html><p>For sale");
    assertThat(ended.validators()).isEqualTo(Validators.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, PT2M",
    "503, 120, PT2M",
    "503, 'Mon, 23 Nov 2026 15:00:00 GMT', PT3H",
    "503, 'Mon, 23 Nov 2026 11:00:00 GMT', PT0S",
    "503, soon, PT0S",
    "500, 120, PT0S",
  })
  void readsHowLongTheServerWantsToBeLeftAlone(int status, String stated, Duration wait)
      throws Exception {
    assertThat(polled(new Answer(status, Map.of("Retry-After", stated), "")).retryAfter())
        .isEqualTo(wait);
  }

  @Test
  void tellsWhereAFeedHasMovedForGood() throws Exception {
    server.answer("/new", new Answer(200, Map.of("ETag", "\"v2\""), NewsServer.rss("1")));

    Fetched ended = polled(new Answer(301, Map.of("Location", "/new"), ""));

    assertThat(ended.result()).isEqualTo(PollResult.READ);
    assertThat(ended.feed().orElseThrow().entries()).hasSize(1);
    assertThat(ended.movedTo()).contains(server.uri("127.0.0.1", "/new"));
    assertThat(ended.validators()).isEqualTo(new Validators("\"v2\"", ""));
  }

  @Test
  void doesWithoutAValidatorThatCannotBeSentBack() {
    var answer =
        new Outcome.Answer(
            200,
            Map.of("etag", "\"a\u0001b\"", "last-modified", "Mon, 23 Nov 2026 11:00:00 GMT"),
            new byte[0],
            server.uri("127.0.0.1", "/feed"),
            Optional.empty());

    assertThat(Validators.of(answer))
        .isEqualTo(new Validators("", "Mon, 23 Nov 2026 11:00:00 GMT"));
  }

  private Fetched polled(Answer answer) throws InterruptedException {
    server.answer("/feed", answer);
    return fetch.run(server.uri("127.0.0.1", "/feed"), KNOWN);
  }
}
