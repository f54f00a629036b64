package io.wirewatch.ingest.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What speaks for an address being a feed's, the strongest first. */
public enum Clue {
  /** It is the address that was asked for. */
  @JsonProperty("itself")
  ITSELF,
  /** The page's head says that it is. */
  @JsonProperty("stated")
  STATED,
  /** Sites of this kind have one there. */
  @JsonProperty("site")
  SITE,
  /** A list of sitemaps names it. */
  @JsonProperty("sitemap")
  SITEMAP,
  /** A link on the page looks like it. */
  @JsonProperty("link")
  LINK,
  /** Many sites have one there. */
  @JsonProperty("guess")
  GUESS
}
