package io.wirewatch.ingest.poll;

import io.wirewatch.events.PollResult;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Request;
import io.wirewatch.ingest.date.FeedDates;
import io.wirewatch.ingest.feed.FeedParser;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.websub.Offer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for a feed once and reads what comes. */
public final class Fetch {
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final GuardedHttpClient client;
  private final InstantSource clock;

  /** Fetches with that client. */
  public Fetch(GuardedHttpClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param result how it ended
   * @param detail more about that, for people
   * @param validators what to ask with next time, once what came was taken in
   * @param retryAfter how long the server asks to be left alone; zero when it does not
   * @param maxAge how long the server says that the answer stays fresh; zero when it does not
   * @param movedTo where the feed has moved for good
   * @param feed what was read
   * @param offer the hub that tells of the feed's changes
   */
  record Fetched(
      PollResult result,
      String detail,
      Validators validators,
      Duration retryAfter,
      Duration maxAge,
      Optional<URI> movedTo,
      Optional<ParsedFeed> feed,
      Optional<Offer> offer) {
    static Fetched of(PollResult result, String detail, Validators validators) {
      return new Fetched(
          result,
          detail,
          validators,
          Duration.ZERO,
          Duration.ZERO,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * Asks for a feed.
   *
   * @param known what the server gave us last time
   * @throws InterruptedException when stopped; nothing is to be concluded then
   */
  Fetched run(URI url, Validators known) throws InterruptedException {
    Map<String, String> headers = known.headers();
    headers.put("Accept", ACCEPT);
    Outcome outcome = client.fetch(new Request(url, headers));
    return switch (outcome) {
      case Answer answer -> answered(known, answer);
      case Outcome.Refused(var reason, var uri) ->
          Fetched.of(PollResult.REFUSED, reason + " " + uri, known);
      case Outcome.Unreachable(var reason, var detail) -> {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while asking " + url);
        }
        yield Fetched.of(PollResult.UNREACHABLE, reason + ": " + detail, known);
      }
      case Outcome.TooLarge(long limit) ->
          Fetched.of(PollResult.TOO_LARGE, "longer than " + limit + " bytes", known);
      case Outcome.TimedOut(Duration limit) ->
          Fetched.of(PollResult.TIMED_OUT, "not done within " + limit, known);
    };
  }

  /**
   * Reads what a hub delivered, as if it had been asked for.
   *
   * @param known what the server gave us last time: a hub gives nothing to ask with
   */
  static Fetched delivered(byte[] body, String type, URI topic, Validators known) {
    return switch (FeedParser.parse(body, type, topic)) {
      case NotAFeed(var found, var detail) ->
          Fetched.of(PollResult.NOT_A_FEED, found + ": " + detail, known);
      case ParsedFeed feed ->
          new Fetched(
              feed.entries().isEmpty() ? PollResult.NO_ENTRIES : PollResult.READ,
              feed.title(),
              known,
              Duration.ZERO,
              Duration.ZERO,
              Optional.empty(),
              Optional.of(feed),
              Optional.empty());
    };
  }

  private Fetched answered(Validators known, Answer answer) {
    int status = answer.status();
    if (status == 200) {
      return read(answer);
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
    return new Fetched(
        result,
        "HTTP " + status,
        known,
        retryAfter,
        maxAge(answer),
        answer.permanentlyMovedTo(),
        Optional.empty(),
        Optional.empty());
  }

  private static Fetched read(Answer answer) {
    String type = answer.header("Content-Type").orElse("");
    return switch (FeedParser.parse(answer.body(), type, answer.finalUri())) {
      case NotAFeed(var found, var detail) ->
          // Whoever keeps the validators of such a page is told "not modified" ever after
          Fetched.of(PollResult.NOT_A_FEED, found + ": " + detail, Validators.NONE);
      case ParsedFeed feed ->
          new Fetched(
              feed.entries().isEmpty() ? PollResult.NO_ENTRIES : PollResult.READ,
              feed.title(),
              Validators.of(answer),
              Duration.ZERO,
              maxAge(answer),
              answer.permanentlyMovedTo(),
              Optional.of(feed),
              Offer.of(feed.head(), answer.header("Link").orElse(""), answer.finalUri()));
    };
  }

  /** RFC 9111, section 5.2.2.1. */
  private static Duration maxAge(Answer answer) {
    Matcher stated = MAX_AGE.matcher(answer.header("Cache-Control").orElse(""));
    return stated.find() ? Duration.ofSeconds(Long.parseLong(stated.group(1))) : Duration.ZERO;
  }

  /** Seconds, or the time from which on we are welcome: RFC 9110, section 10.2.3. */
  private Duration retryAfter(String stated) {
    if (SECONDS.matcher(stated).matches()) {
      return Duration.ofSeconds(Long.parseLong(stated));
    }
    Instant now = clock.instant();
    return FeedDates.parse(stated)
        .map(until -> Duration.between(now, until))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
