package io.wirewatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a poll of a feed ended. */
public enum PollResult {
  /** The feed was read and all that was new in it was taken in. */
  @JsonProperty("read")
  READ,
  /** The server says that nothing has changed. */
  @JsonProperty("not_modified")
  NOT_MODIFIED,
  /** It is a feed, and has no entries: quiet, or dead and not saying so. */
  @JsonProperty("no_entries")
  NO_ENTRIES,
  /** Something answered that is not a feed. */
  @JsonProperty("not_a_feed")
  NOT_A_FEED,
  /** The server says that it is gone for good: 410. */
  @JsonProperty("gone")
  GONE,
  /** The server says that there is nothing: 404. */
  @JsonProperty("not_found")
  NOT_FOUND,
  /** The server asks for fewer polls: 429, or 503 with a {@code Retry-After}. */
  @JsonProperty("too_many_polls")
  TOO_MANY_POLLS,
  /** The server has a fault: any other 5xx. */
  @JsonProperty("server_error")
  SERVER_ERROR,
  /** Any other status that brings no feed, such as 401 or 403. */
  @JsonProperty("rejected")
  REJECTED,
  /** The address may not be asked, or redirects to where we may not follow. */
  @JsonProperty("refused")
  REFUSED,
  /** No connection, no valid certificate, or no whole answer. */
  @JsonProperty("unreachable")
  UNREACHABLE,
  /** The feed is longer than allowed. */
  @JsonProperty("too_large")
  TOO_LARGE,
  /** It took too long. */
  @JsonProperty("timed_out")
  TIMED_OUT,
  /** Kafka did not take what was new; it will be offered again. */
  @JsonProperty("not_accepted")
  NOT_ACCEPTED,
  /** A defect of ours. */
  @JsonProperty("defect")
  DEFECT;

  /** Whether the feed is alive and all it said has been taken in. */
  public boolean isGood() {
    return this == READ || this == NOT_MODIFIED || this == NO_ENTRIES;
  }
}
