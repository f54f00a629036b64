package io.wirewatch.ingest.page;

import io.wirewatch.guard.Outcome;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.poll.FullText;
import io.wirewatch.ingest.poll.HostQueue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes the whole text of an article from its page, in the host's turn. What cannot be had or read
 * leaves the article as the feed has it.
 */
public final class PageText implements FullText {
  private final PageFetcher pages;
  private final HostQueue hosts;
  private final InstantSource clock;

  /** Asks for pages by that, each host in its turn. */
  public PageText(PageFetcher pages, HostQueue hosts, InstantSource clock) {
    this.pages = pages;
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
    Outcome outcome = hosts.inTurn(url.getHost(), () -> pages.ask(url));
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped while asking " + url);
    }
    return PageFetcher.page(outcome)
        .map(page -> WholeText.of(draft, page, clock.instant()))
        .orElse(draft);
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
