package io.wirewatch.ingest.poll;

import static io.wirewatch.ingest.poll.Desk.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.wirewatch.events.Article;
import io.wirewatch.events.FeedHealth;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.PollResult;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.poll.NewsServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that misbehaves, or behaves, makes of a feed. */
@Timeout(30)
class FeedPollerTest {
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final NewsServer server = new NewsServer();
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
    server.close();
  }

  @Test
  void asksWithTheValidatorsItWasGivenAndTakesNotModifiedForGood() throws Exception {
    server.answer("/feed", conditional("\"v1\"", NewsServer.rss("1", "2")));
    desk.follow(feed("a", "/feed"));

    desk.poll();
    desk.pollNext("a");

    List<Headers> asked = server.asked("/feed");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).getFirst("User-Agent")).isEqualTo("wirewatch-test/1");
    assertThat(asked.get(0).getFirst("If-None-Match")).isNull();
    assertThat(asked.get(1).getFirst("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(asked.get(1).getFirst("If-Modified-Since"))
        .isEqualTo("Mon, 23 Nov 2026 11:00:00 GMT");
    assertThat(desk.titles()).containsExactlyInAnyOrder("News 1", "News 2");
    assertThat(desk.state("a"))
        .returns(PollResult.NOT_MODIFIED, FeedState::result)
        .returns(START.plus(EVERY), FeedState::lastGoodPoll)
        .returns(2L, FeedState::entriesAccepted)
        .returns(START, FeedState::lastNewEntry);
  }

  @Test
  void pollsOnlyWhatIsDue() throws Exception {
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.follow(feed("a", "/feed"));

    desk.poll();
    desk.later(EVERY.minusSeconds(1));
    desk.poll();
    assertThat(server.asked("/feed")).hasSize(1);

    desk.later(Duration.ofSeconds(1));
    desk.poll();
    assertThat(server.asked("/feed")).hasSize(2);
  }

  @Test
  void offersNoEntryTwiceHoweverTheFeedIsOrderedUnlessItChanged() throws Exception {
    AtomicReference<String> body = serve(NewsServer.rss("1", "2"));
    desk.follow(feed("a", "/feed"));
    desk.poll();
    body.set(NewsServer.rss("2", "3", "1"));
    desk.pollNext("a");
    body.set(NewsServer.rss("2", "3", "1").replace("News 1", "News 1, corrected"));
    desk.later(EVERY);
    desk.pollNext("a");

    assertThat(desk.titles())
        .containsExactlyInAnyOrder("News 1", "News 2", "News 3", "News 1, corrected");
    assertThat(desk.articles.getLast().publishedAt())
        .as("an undated entry keeps the time at which it was first seen")
        .isEqualTo(START);
  }

  @Test
  void marksWhatWasThereAtFirstSightAndBoundsItByAgeAndCount() throws Exception {
    AtomicReference<String> body =
        serve(
            dated(
                Map.of(
                    "h1", START.minus(Duration.ofHours(1)),
                    "h2", START.minus(Duration.ofHours(2)),
                    "h3", START.minus(Duration.ofHours(3)),
                    "h4", START.minus(Duration.ofHours(4)),
                    "old", START.minus(Duration.ofDays(8)))));
    desk.follow(feed("a", "/feed"));
    desk.poll();

    assertThat(desk.titles()).as("oldest first").containsExactly("h3", "h2", "h1");
    assertThat(desk.articles).allMatch(Article::backfill);

    body.set(dated(Map.of("h4", START.minus(Duration.ofHours(4)), "new", START.minusSeconds(9))));
    desk.pollNext("a");
    assertThat(desk.titles()).containsExactly("h3", "h2", "h1", "new");
    assertThat(desk.articles.getLast().backfill()).isFalse();
  }

  @Test
  void remembersWhereAFeedHasMovedForGoodOnceItAnswersThere() throws Exception {
    server.answer("/new", conditional("\"v1\"", NewsServer.rss("1")));
    server.answer("/feed", new Answer(301, Map.of("Location", "/new"), ""));
    desk.follow(feed("a", "/feed"));
    desk.poll();
    desk.pollNext("a");

    assertThat(server.asked("/feed")).hasSize(1);
    assertThat(server.asked("/new")).hasSize(2);
    assertThat(desk.state("a").url()).endsWith("/new");
    assertThat(desk.state("a").result()).isEqualTo(PollResult.NOT_MODIFIED);
  }

  @Test
  void goesBackToTheConfiguredAddressWhenTheNewOneIsGone() throws Exception {
    server.answer("/new", new Answer(200, Map.of(), NewsServer.rss("1")));
    server.answer("/feed", new Answer(301, Map.of("Location", "/new"), ""));
    desk.follow(feed("a", "/feed"));
    desk.poll();
    server.answer("/new", Answer.of(410));
    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.pollNext("a");
    assertThat(desk.state("a")).returns(FeedHealth.BLIND, FeedState::health);
    desk.pollNext("a");

    assertThat(desk.state("a").url()).endsWith("/feed");
    assertThat(desk.state("a").result()).isEqualTo(PollResult.READ);
  }

  @Test
  void doesNotRememberAMoveToAPageThatIsNoFeed() throws Exception {
    server.answer("/login", new Answer(200, Map.of(), "<!DOCTYPE html><p>Sign in"));
    server.answer("/feed", new Answer(301, Map.of("Location", "/login"), ""));
    desk.follow(feed("a", "/feed"));
    desk.poll();

    assertThat(desk.state("a").url()).endsWith("/feed");
    assertThat(desk.state("a").result()).isEqualTo(PollResult.NOT_A_FEED);
  }

  @Test
  void retiresWhatIsGoneAtOnceAndTriesItAgainWhenItIsConfiguredAnew() throws Exception {
    server.answer("/feed", Answer.of(410));
    desk.follow(feed("a", "/feed"));
    desk.poll();

    assertThat(desk.state("a"))
        .returns(FeedHealth.RETIRED, FeedState::health)
        .returns("HTTP 410: the server says that it is gone for good", FeedState::retired)
        .returns(null, FeedState::nextPoll);
    desk.later(Duration.ofDays(30));
    desk.poll();
    assertThat(server.asked("/feed")).hasSize(1);

    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.follow(feed("a", "/feed"));
    desk.poll();
    assertThat(desk.state("a").retired()).isEmpty();
    assertThat(desk.titles()).containsExactly("News 1");
  }

  @Test
  void retiresWhatIsNotFoundFiveTimesOverTwoDays() throws Exception {
    desk.follow(Desk.feed("a", server.uri("127.0.0.1", "/nothing"), null));
    desk.poll();
    int polls = 1;
    while (desk.state("a").nextPoll() != null && polls < 100) {
      assertThat(desk.state("a").health()).isEqualTo(FeedHealth.BLIND);
      desk.pollNext("a");
      polls++;
    }

    assertThat(desk.state("a").retired())
        .isEqualTo("HTTP 404: not found %d times since 2026-11-23T12:00:00Z".formatted(polls));
    assertThat(polls).isGreaterThanOrEqualTo(5);
    assertThat(Duration.between(START, desk.now)).isGreaterThanOrEqualTo(Duration.ofDays(2));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7200, PT2H",
    "503, 7200, PT2H",
    "429, 'Mon, 23 Nov 2026 15:00:00 GMT', PT3H",
    "503, 999999999, P1D",
    "429, nonsense, PT10M",
  })
  void leavesAServerAloneAsLongAsItAsks(int status, String retryAfter, Duration wait)
      throws Exception {
    server.answer("/feed", new Answer(status, Map.of("Retry-After", retryAfter), ""));
    desk.follow(feed("a", "/feed"));
    desk.poll();

    assertThat(desk.due("a")).isEqualTo(wait);
    assertThat(desk.state("a").health()).isEqualTo(FeedHealth.BLIND);
  }

  @Test
  void backsOffWhileAFeedFailsAndIsBackAtItsIntervalOnceItIsWell() throws Exception {
    server.answer("/feed", Answer.of(500));
    desk.follow(feed("a", "/feed"));

    desk.poll();
    for (int minutes : List.of(10, 20, 40, 80, 160, 320, 360, 360)) {
      assertThat(desk.due("a")).isEqualTo(Duration.ofMinutes(minutes));
      desk.pollNext("a");
    }
    assertThat(desk.state("a"))
        .returns(9, FeedState::failures)
        .returns(START, FeedState::failingSince)
        .returns("HTTP 500", FeedState::detail)
        .returns(null, FeedState::lastGoodPoll);

    server.answer("/feed", new Answer(200, Map.of(), NewsServer.rss("1")));
    desk.pollNext("a");
    assertThat(desk.state("a").failures()).isZero();
    assertThat(desk.due("a")).isEqualTo(EVERY);
  }

  @Test
  void followsHowOftenAFeedPublishes() throws Exception {
    AtomicReference<String> body =
        serve(
            dated(
                Map.of(
                    "1", START.minus(Duration.ofMinutes(20)),
                    "2", START.minus(Duration.ofMinutes(60)),
                    "3", START.minus(Duration.ofMinutes(100)))));
    desk.follow(Desk.feed("a", server.uri("127.0.0.1", "/feed"), null));
    desk.poll();
    assertThat(desk.due("a")).as("half of 40 minutes").isEqualTo(Duration.ofMinutes(20));

    body.set(dated(Map.of("x", START, "y", START.minusSeconds(5), "z", START.minusSeconds(9))));
    desk.follow(Desk.feed("b", server.uri("127.0.0.1", "/feed"), null));
    desk.poll();
    assertThat(desk.due("b")).as("no oftener than the shortest").isEqualTo(Duration.ofMinutes(2));

    desk.later(Duration.ofDays(30));
    desk.poll();
    assertThat(desk.due("b")).as("no rarer than the longest").isEqualTo(Duration.ofHours(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<ttl>90</ttl> | '' | PT90M",
        "<ttl>99999</ttl> | '' | PT6H",
        "<ttl>1</ttl> | '' | PT15M",
        "'' | max-age=1800, public | PT30M",
        "'' | max-age=31536000 | PT1H",
        "<skipHours><hour>12</hour><hour>13</hour></skipHours> | '' | PT2H",
        "<skipDays><day>Monday</day></skipDays> | '' | PT12H",
      })
  void asksNoOftenerThanThePublisherWishes(String element, String cacheControl, Duration due)
      throws Exception {
    String body = NewsServer.rss("1").replace("<channel>", "<channel>" + element);
    server.answer("/feed", new Answer(200, Map.of("Cache-Control", cacheControl), body));
    desk.follow(Desk.feed("a", server.uri("127.0.0.1", "/feed"), null));
    desk.poll();
    assertThat(desk.due("a")).isEqualTo(due);
  }

  @Test
  void letsNoFeedThatFailsStopAnother() throws Exception {
    server.answer("/page", new Answer(200, Map.of(), "<!DOCTYPE html><p>For sale"));
    serve(NewsServer.rss("1"));
    desk.follow(feed("gone", "/nothing"), feed("page", "/page"), feed("a", "/feed"));
    desk.poll();

    assertThat(desk.state("gone").result()).isEqualTo(PollResult.NOT_FOUND);
    assertThat(desk.state("page").result()).isEqualTo(PollResult.NOT_A_FEED);
    assertThat(desk.state("a").result()).isEqualTo(PollResult.READ);
    assertThat(desk.titles()).containsExactly("News 1");
  }

  @Test
  void tellsQuietFromLiveFromStaleFromBlind() throws Exception {
    Map<String, Instant> hourly =
        Map.of(
            "1", START.minus(Duration.ofHours(1)),
            "2", START.minus(Duration.ofHours(2)),
            "3", START.minus(Duration.ofHours(3)));
    AtomicReference<String> body = serve(dated(hourly));
    desk.follow(feed("a", "/feed"));
    assertThat(desk.poller.drop("a").orElseThrow().health()).isEqualTo(FeedHealth.UNPOLLED);
    desk.follow(feed("a", "/feed"));
    desk.poll();
    assertThat(desk.state("a").health()).as("a backfill is no news").isEqualTo(FeedHealth.QUIET);

    body.set(dated(Map.of("4", START.plusSeconds(60))));
    desk.pollNext("a");
    assertThat(desk.state("a").health()).isEqualTo(FeedHealth.LIVE);
    desk.pollNext("a");
    assertThat(desk.state("a").health()).isEqualTo(FeedHealth.QUIET);

    desk.later(Duration.ofHours(25));
    desk.poll();
    assertThat(desk.state("a").health()).isEqualTo(FeedHealth.STALE);

    server.answer("/feed", new Answer(200, Map.of(), "<!DOCTYPE html><p>For sale"));
    desk.pollNext("a");
    assertThat(desk.state("a"))
        .returns(FeedHealth.BLIND, FeedState::health)
        .returns("HTML: <!DOCTYPE html><p>For sale", FeedState::detail);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void offersAllEntriesAgainAfterOneWasNotTaken(boolean thrown) throws Exception {
    server.answer("/feed", conditional("\"v1\"", NewsServer.rss("1", "2")));
    Function<Article, CompletionStage<Void>> working = desk.kafka;
    desk.kafka =
        article -> {
          if (thrown) {
            throw new IllegalStateException("no broker");
          }
          return article.guid().equals("2")
              ? CompletableFuture.failedFuture(new IllegalStateException("no broker"))
              : working.apply(article);
        };
    desk.follow(feed("a", "/feed"));
    desk.poll();
    assertThat(desk.state("a").result())
        .isEqualTo(thrown ? PollResult.DEFECT : PollResult.NOT_ACCEPTED);
    assertThat(desk.state("a").detail()).contains("no broker");
    assertThat(desk.state("a").lastGoodPoll()).isNull();

    desk.kafka = working;
    desk.articles.clear();
    desk.later(Duration.ofMinutes(1));
    desk.poll();

    assertThat(server.asked("/feed").getLast().getFirst("If-None-Match")).isNull();
    assertThat(desk.titles()).containsExactlyInAnyOrder("News 1", "News 2");
    assertThat(desk.articles).as("still its first sight").allMatch(Article::backfill);
  }

  @Test
  void goesOnFromTheStateThatWasKept() throws Exception {
    AtomicReference<String> body = serve(NewsServer.rss("1"));
    desk.follow(feed("a", "/feed"));
    desk.poll();
    FeedState kept = desk.state("a");
    try (Desk other = new Desk()) {
      other.later(Duration.ofMinutes(5));
      other.poller.follow(
          feed("a", "/feed"), START.minusSeconds(1), Optional.of(kept), Duration.ZERO);
      other.poll();
      assertThat(server.asked("/feed")).as("not due").hasSize(1);
      body.set(NewsServer.rss("1", "2"));
      other.later(Duration.ofMinutes(5));
      other.poll();
      assertThat(other.titles()).containsExactly("News 2");
      assertThat(other.articles).noneMatch(Article::backfill);
    }
  }

  private AtomicReference<String> serve(String first) {
    AtomicReference<String> body = new AtomicReference<>(first);
    server.answer("/feed", _ -> new Answer(200, Map.of(), Objects.requireNonNull(body.get())));
    return body;
  }

  private Feed feed(String id, String path) {
    return Desk.feed(id, server.uri("127.0.0.1", path), EVERY);
  }

  private static String dated(Map<String, Instant> entries) {
    StringBuilder items = new StringBuilder();
    entries.forEach(
        (title, published) ->
            items.append(
                "<item><guid>%s</guid><title>%s</title><pubDate>%s</pubDate></item>"
                    .formatted(
                        title,
                        title,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            published.atOffset(ZoneOffset.UTC)))));
    return "<rss version=\"2.0\"><channel><title>News</title>" + items + "</channel></rss>";
  }

  private static Function<Headers, Answer> conditional(String etag, String body) {
    return asked ->
        etag.equals(asked.getFirst("If-None-Match"))
            ? Answer.of(304)
            : new Answer(
                200, Map.of("ETag", etag, "Last-Modified", "Mon, 23 Nov 2026 11:00:00 GMT"), body);
  }
}
