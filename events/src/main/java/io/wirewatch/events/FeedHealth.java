package io.wirewatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be known of a source through a feed, so that "no news" and "not seen" differ. */
public enum FeedHealth {
  /** It has not been polled yet. */
  @JsonProperty("unpolled")
  UNPOLLED,
  /** The last poll brought something new. */
  @JsonProperty("live")
  LIVE,
  /** It is polled well and has nothing new. */
  @JsonProperty("quiet")
  QUIET,
  /** It is polled well and has been without news for unusually long. */
  @JsonProperty("stale")
  STALE,
  /** It cannot be seen: polls fail. */
  @JsonProperty("blind")
  BLIND,
  /** It is not polled any more, for it is gone. */
  @JsonProperty("retired")
  RETIRED
}
