package io.wirewatch.events;

import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A feed as {@code wirewatch.feeds} carries it. The last one of an id is followed; an empty value
 * in its place says that there is no such feed any more.
 *
 * @param id the feed's id
 * @param feed as it was written: the fields that {@code feeds.yaml} has
 * @param from where it was written
 * @param at when it came to be here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoredFeed(String id, Map<String, Object> feed, From from, Instant at) {

  /** Copies the feed and refuses what cannot do without. */
  public StoredFeed {
    required(id, "id");
    required(feed, "feed");
    required(from, "from");
    required(at, "at");
    feed = Collections.unmodifiableMap(new LinkedHashMap<>(feed)); // in the order it was written
  }

  /** Where a feed was written. */
  public enum From {
    /** In {@code feeds.yaml}: gives way to another version of the file. */
    @JsonProperty("file")
    FILE,
    /** Over HTTP: gives way only to what comes over HTTP or from a list. */
    @JsonProperty("api")
    API,
    /** In a list of feeds that was imported (OPML): gives way as what came over HTTP does. */
    @JsonProperty("opml")
    OPML
  }
}
