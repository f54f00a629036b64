package io.wirewatch.ingest.feed;

/** Where entries go. */
@FunctionalInterface
public interface EntrySink {
  /**
   * Takes one entry in, and returns only when it cannot be lost any more. An entry may be offered
   * again, by later polls and after a failure.
   *
   * @throws RuntimeException when it was not taken. The rest of the feed is not offered then; all
   *     of it is at the next poll
   * @throws InterruptedException when the poller is closed meanwhile
   */
  void accept(Feed feed, FeedEntry entry) throws InterruptedException;
}
