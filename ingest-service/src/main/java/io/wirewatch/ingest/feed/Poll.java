package io.wirewatch.ingest.feed;

import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Request;
import io.wirewatch.ingest.date.FeedDates;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a feed once and hands on what it says. */
final class Poll {
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

  private final GuardedHttpClient client;
  private final EntrySink sink;
  private final InstantSource clock;

  Poll(GuardedHttpClient client, EntrySink sink, InstantSource clock) {
    this.client = client;
    this.sink = sink;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param result how it ended
   * @param detail more about that, for people
   * @param validators what to ask with next time: new ones only once all entries were accepted
   * @param retryAfter how long the server asks to be left alone; zero when it does not
   * @param accepted how many entries were taken in
   * @param movedTo where the feed has moved for good
   * @param warnings what was amiss in it
   */
  record Ended(
      PollResult result,
      String detail,
      Validators validators,
      Duration retryAfter,
      int accepted,
      Optional<URI> movedTo,
      List<Reading.Warning> warnings) {
    static Ended of(PollResult result, String detail, Validators validators) {
      return new Ended(result, detail, validators, Duration.ZERO, 0, Optional.empty(), List.of());
    }
  }

  /**
   * Polls a feed.
   *
   * @param known what the server gave us last time
   * @throws InterruptedException when stopped; nothing is to be concluded then
   */
  Ended run(Feed feed, Validators known) throws InterruptedException {
    Map<String, String> headers = known.headers();
    headers.put("Accept", ACCEPT);
    Outcome outcome = client.fetch(new Request(feed.url(), headers));
    return switch (outcome) {
      case Answer answer -> answered(feed, known, answer);
      case Outcome.Refused(var reason, var uri) ->
          Ended.of(PollResult.REFUSED, reason + " " + uri, known);
      case Outcome.Unreachable(var reason, var detail) -> {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while asking " + feed.id());
        }
        yield Ended.of(PollResult.UNREACHABLE, reason + ": " + detail, known);
      }
      case Outcome.TooLarge(long limit) ->
          Ended.of(PollResult.TOO_LARGE, "longer than " + limit + " bytes", known);
      case Outcome.TimedOut(Duration limit) ->
          Ended.of(PollResult.TIMED_OUT, "not done within " + limit, known);
    };
  }

  private Ended answered(Feed feed, Validators known, Answer answer) throws InterruptedException {
    int status = answer.status();
    if (status == 200) {
      return read(feed, known, answer);
    }
    Duration retryAfter = Duration.ZERO;
    if (status == 429 || status == 503) {
      retryAfter = answer.header("Retry-After").map(this::retryAfter).orElse(Duration.ZERO);
    }
    PollResult result =
        switch (status) {
          case 304 -> PollResult.NOT_MODIFIED;
          case 404 -> PollResult.NOT_FOUND;
          case 410 -> PollResult.GONE;
          case 429 -> PollResult.TOO_MANY_POLLS;
          case 503 -> retryAfter.isPositive() ? PollResult.TOO_MANY_POLLS : PollResult.SERVER_ERROR;
          default -> status >= 500 ? PollResult.SERVER_ERROR : PollResult.REJECTED;
        };
    return new Ended(
        result, "HTTP " + status, known, retryAfter, 0, answer.permanentlyMovedTo(), List.of());
  }

  private Ended read(Feed feed, Validators known, Answer answer) throws InterruptedException {
    String type = answer.header("Content-Type").orElse("");
    Reading reading = FeedParser.parse(answer.body(), type, answer.finalUri());
    return switch (reading) {
      case NotAFeed(var found, var detail) ->
          // Whoever keeps the validators of such a page is told "not modified" ever after
          Ended.of(PollResult.NOT_A_FEED, found + ": " + detail, Validators.NONE);
      case ParsedFeed parsed -> {
        int accepted = 0;
        for (FeedEntry entry : parsed.entries()) {
          try {
            sink.accept(feed, entry);
          } catch (RuntimeException e) {
            yield new Ended(
                PollResult.NOT_ACCEPTED,
                String.valueOf(e.getMessage()),
                known,
                Duration.ZERO,
                accepted,
                answer.permanentlyMovedTo(),
                parsed.warnings());
          }
          accepted++;
        }
        yield new Ended(
            accepted == 0 ? PollResult.NO_ENTRIES : PollResult.READ,
            parsed.title(),
            Validators.of(answer),
            Duration.ZERO,
            accepted,
            answer.permanentlyMovedTo(),
            parsed.warnings());
      }
    };
  }

  /** Seconds, or the time from which on we are welcome: RFC 9110, section 10.2.3. */
  private Duration retryAfter(String stated) {
    if (stated.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(stated));
    }
    Instant now = clock.instant();
    return FeedDates.parse(stated)
        .map(until -> Duration.between(now, until))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
