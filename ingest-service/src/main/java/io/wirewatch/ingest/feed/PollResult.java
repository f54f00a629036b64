package io.wirewatch.ingest.feed;

/** How a poll ended. */
public enum PollResult {
  /** The feed was read and all its entries were taken in. */
  READ,
  /** The server says that nothing has changed. */
  NOT_MODIFIED,
  /** It is a feed, and has no entries: quiet, or dead and not saying so. */
  NO_ENTRIES,
  /** Something answered that is not a feed. */
  NOT_A_FEED,
  /** The server says that it is gone for good: 410. */
  GONE,
  /** The server says that there is nothing: 404. */
  NOT_FOUND,
  /** The server asks for fewer polls: 429, or 503 with a {@code Retry-After}. */
  TOO_MANY_POLLS,
  /** The server has a fault: any other 5xx. */
  SERVER_ERROR,
  /** Any other status that brings no feed, such as 401 or 403. */
  REJECTED,
  /** The address may not be asked, or redirects to where we may not follow. */
  REFUSED,
  /** No connection, no valid certificate, or no whole answer. */
  UNREACHABLE,
  /** The feed is longer than allowed. */
  TOO_LARGE,
  /** It took too long. */
  TIMED_OUT,
  /** An entry was not taken in; all will be offered again. */
  NOT_ACCEPTED,
  /** A defect of ours. */
  DEFECT;

  /** Whether the feed is alive and all it said has been taken in. */
  public boolean isGood() {
    return this == READ || this == NOT_MODIFIED || this == NO_ENTRIES;
  }
}
