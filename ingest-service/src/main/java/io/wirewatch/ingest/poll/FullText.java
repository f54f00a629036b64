package io.wirewatch.ingest.poll;

import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.feed.Feed;

/** Completes what a feed gives of an article by what the article's page has. */
@FunctionalInterface
public interface FullText {
  /** What the feed gives is all there is. */
  FullText NONE = (feed, draft) -> draft;

  /**
   * The whole of an article that is new, or the draft as it was when there is no more to be had.
   *
   * @param feed says whether its pages are to be fetched
   * @throws InterruptedException when stopped; the article is offered again then
   */
  Draft complete(Feed feed, Draft draft) throws InterruptedException;
}
