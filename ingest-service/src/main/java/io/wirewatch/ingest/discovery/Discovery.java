package io.wirewatch.ingest.discovery;

import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Request;
import io.wirewatch.ingest.feed.FeedParser;
import io.wirewatch.ingest.feed.FeedParser.Source;
import io.wirewatch.ingest.feed.Reading;
import io.wirewatch.ingest.feed.Reading.Found;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.markup.Charsets;
import io.wirewatch.ingest.poll.HostQueue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the feeds of a site. Whatever may be one is fetched and read before it is called one, one
 * after the other, as the site's host may ask for; how many and how long is bounded.
 */
public final class Discovery {
  /** The most addresses that are tried for one page. */
  static final int MOST_TRIED = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final GuardedHttpClient http;
  private final HostQueue hosts;
  private final InstantSource clock;

  /** A search that asks through this client, each host in its turn. */
  public Discovery(GuardedHttpClient http, HostQueue hosts, InstantSource clock) {
    this.http = http;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** What a search came to. */
  public sealed interface Result {
    /**
     * The page was read.
     *
     * @param feeds the feeds found, the likeliest first
     * @param rejected what looked like one and is none
     * @param untried what may be one but was not asked, for there was too much of it
     */
    record Searched(List<FoundFeed> feeds, List<Rejected> rejected, List<String> untried)
        implements Result {
      /** Copies the lists. */
      public Searched {
        feeds = List.copyOf(feeds);
        rejected = List.copyOf(rejected);
        untried = List.copyOf(untried);
      }
    }

    /**
     * The page could not be read.
     *
     * @param outcome what came instead
     */
    record Unread(Outcome outcome) implements Result {}
  }

  /**
   * A feed.
   *
   * @param url its address, after redirects
   * @param title what it calls itself, or else what the page calls it
   * @param format its format and version, such as {@code rss 2.0}
   * @param entries how many entries it has
   * @param language a BCP 47 tag; empty when not stated
   * @param by what spoke for it
   */
  public record FoundFeed(
      String url, String title, String format, int entries, String language, Clue by) {}

  /**
   * What is no feed.
   *
   * @param url its address
   * @param reason why not
   */
  public record Rejected(String url, String reason) {}

  /**
   * Finds the feeds that the page of that address leads to; itself when it is a feed.
   *
   * @throws InterruptedException when stopped
   */
  public Result search(URI url) throws InterruptedException {
    Outcome outcome = ask(url);
    if (!(outcome instanceof Answer page) || page.status() != 200) {
      return new Result.Unread(outcome);
    }
    Candidate itself = new Candidate(page.finalUri().toString(), "", Clue.ITSELF);
    return switch (read(page)) {
      case ParsedFeed feed ->
          new Result.Searched(List.of(found(itself, feed)), List.of(), List.of());
      case NotAFeed(Found found, String _) -> {
        String text = Charsets.decode(page.body(), page.header("Content-Type").orElse("")).text();
        Attempts attempts = new Attempts(clock.instant().plus(PATIENCE), page.finalUri());
        attempts.all(
            found == Found.SITEMAP_INDEX
                ? SitePage.sitemaps(text, page.finalUri())
                : SitePage.candidates(text, page.finalUri()));
        if (attempts.feeds.isEmpty()) {
          attempts.all(SitePage.guesses(page.finalUri()));
        }
        yield attempts.result();
      }
    };
  }

  private Outcome ask(URI url) throws InterruptedException {
    String host = url.getHost();
    return host == null
        ? http.fetch(Request.of(url)) // which refuses it
        : hosts.inTurn(host, () -> http.fetch(Request.of(url)));
  }

  private static Reading read(Answer answer) {
    return FeedParser.parse(
        new Source(
            answer.body(),
            answer.header("Content-Type").orElse(""),
            answer.header("Content-Language").orElse(""),
            answer.finalUri().toString()));
  }

  private static FoundFeed found(Candidate candidate, ParsedFeed feed) {
    return new FoundFeed(
        candidate.url(),
        feed.title().isEmpty() ? candidate.title() : feed.title(),
        feed.head().format(),
        feed.entries().size(),
        feed.language(),
        candidate.by());
  }

  /** The candidates of one page, as they are tried. */
  private final class Attempts {
    private final List<FoundFeed> feeds = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<String> untried = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Instant end;
    private int tried;

    Attempts(Instant end, URI page) {
      this.end = end;
      known.add(page.toString());
    }

    void all(List<Candidate> candidates) throws InterruptedException {
      for (Candidate candidate : candidates) {
        if (!known.add(candidate.url())) {
          continue;
        }
        if (tried >= MOST_TRIED || !clock.instant().isBefore(end)) {
          untried.add(candidate.url());
        } else {
          tried++;
          attempt(candidate);
        }
      }
    }

    private void attempt(Candidate candidate) throws InterruptedException {
      try {
        answered(candidate, ask(new URI(candidate.url())));
      } catch (URISyntaxException e) {
        reject(candidate, "no address: " + e.getReason());
      }
    }

    private void answered(Candidate candidate, Outcome outcome) {
      switch (outcome) {
        case Answer answer when answer.status() == 200 -> {
          switch (read(answer)) {
            case ParsedFeed feed -> {
              String url = answer.finalUri().toString();
              if (url.equals(candidate.url()) || known.add(url)) {
                feeds.add(found(new Candidate(url, candidate.title(), candidate.by()), feed));
              }
            }
            case NotAFeed(Found found, String _) -> reject(candidate, "no feed: " + found);
          }
        }
        case Answer answer -> reject(candidate, "HTTP " + answer.status());
        case Outcome.Refused(var reason, var _) -> reject(candidate, reason.toString());
        case Outcome.Unreachable(var reason, var _) -> reject(candidate, reason.toString());
        case Outcome.TooLarge _ -> reject(candidate, "TOO_LARGE");
        case Outcome.TimedOut _ -> reject(candidate, "TIMED_OUT");
      }
    }

    /** Guesses that are wrong nobody has to hear of. */
    private void reject(Candidate candidate, String reason) {
      if (candidate.by() != Clue.GUESS) {
        rejected.add(new Rejected(candidate.url(), reason));
      }
    }

    Result.Searched result() {
      return new Result.Searched(
          feeds, rejected, untried.subList(0, Math.min(untried.size(), 100)));
    }
  }
}
