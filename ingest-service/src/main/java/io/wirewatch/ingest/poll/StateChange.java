package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;
import io.wirewatch.ingest.feed.Feed;

/** What becomes of a feed by other means than a poll: by what a hub says or delivers. */
@FunctionalInterface
public interface StateChange {
  /**
   * How the feed stands from now on.
   *
   * @param visit takes in what was delivered
   * @throws InterruptedException when stopped; nothing is to be concluded then
   */
  FeedState of(Feed feed, FeedState before, Visit visit) throws InterruptedException;
}
