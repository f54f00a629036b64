package io.wirewatch.ingest.page;

import io.wirewatch.guard.Outcome;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.page.PageReader.Source;
import io.wirewatch.ingest.poll.FullText;
import io.wirewatch.ingest.poll.HostQueue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the whole text of an article from its page, in the host's turn. What cannot be had or read
 * leaves the article as the feed has it; a host that does not answer in time is not asked for pages
 * for a while, so that it does not hold up its feed with each of them.
 */
public final class PageText implements FullText {
  /** How long a host is not asked that did not answer in time. */
  static final Duration LEFT_ALONE = Duration.ofMinutes(10);

  private static final int MOST_LEFT_ALONE = 1_000;

  private final PageFetcher pages;
  private final TimedReading reading;
  private final HostQueue hosts;
  private final InstantSource clock;
  private final Map<String, Instant> leftAlone = new ConcurrentHashMap<>();

  /** Asks for pages by that, each host in its turn, and reads them within a time. */
  public PageText(PageFetcher pages, TimedReading reading, HostQueue hosts, InstantSource clock) {
    this.pages = pages;
    this.reading = reading;
    this.hosts = hosts;
    this.clock = clock;
  }

  @Override
  public Draft complete(Feed feed, Draft draft) throws InterruptedException {
    if (!WholeText.isWanted(feed, draft)) {
      return draft;
    }
    Optional<URI> url = uri(draft.url());
    return url.isEmpty() ? draft : completed(draft, url.get());
  }

  private Draft completed(Draft draft, URI url) throws InterruptedException {
    if (isLeftAlone(url.getHost())) {
      return draft;
    }
    Outcome outcome = hosts.inTurn(url.getHost(), () -> pages.ask(url));
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped while asking " + url);
    }
    if (outcome instanceof Outcome.TimedOut) {
      leaveAlone(url.getHost());
    }
    Optional<Source> source = PageFetcher.page(outcome);
    Optional<Page> page = source.isEmpty() ? Optional.empty() : reading.read(source.get());
    return page.map(read -> WholeText.of(draft, read, clock.instant())).orElse(draft);
  }

  private boolean isLeftAlone(String host) {
    Instant until = leftAlone.get(host);
    return until != null && clock.instant().isBefore(until);
  }

  private void leaveAlone(String host) {
    Instant now = clock.instant();
    if (leftAlone.size() >= MOST_LEFT_ALONE) {
      leftAlone.values().removeIf(until -> !now.isBefore(until));
    }
    if (leftAlone.size() < MOST_LEFT_ALONE) {
      leftAlone.put(host, now.plus(LEFT_ALONE));
    }
  }

  private static Optional<URI> uri(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
