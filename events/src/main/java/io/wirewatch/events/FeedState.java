package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feed fares and what is remembered of it, as {@code wirewatch.feeds.state} carries it. What
 * has not happened is absent.
 *
 * @param id the feed's id
 * @param at when this was written
 * @param configured the address that the feed was configured with when it was last polled
 * @param url the address that is polled: the configured one, or where that has moved for good
 * @param health what can be known of the source through it
 * @param result how the last poll ended
 * @param detail more about that, for people
 * @param failures how many polls in a row have failed
 * @param failingSince when the first of these was
 * @param lastPoll when it was last asked
 * @param lastGoodPoll when it last answered with a feed, or that nothing had changed
 * @param lastNewEntry when an entry was last new
 * @param nextPoll when it is due again; absent for one that is retired
 * @param retired why it is not polled any more; empty while it is
 * @param etag the {@code ETag} to ask with
 * @param lastModified the {@code Last-Modified} to ask with
 * @param published when its latest entries were published, newest first, at most {@link
 *     #PUBLISHED}: its rhythm
 * @param hints when the publisher wants it polled
 * @param entries its latest entries, newest first, at most {@link #ENTRIES}
 * @param entriesAccepted how many entries were taken in
 * @param warnings what was amiss when it was last read
 * @param webSub its subscription to a hub
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedState(
    String id,
    Instant at,
    String configured,
    String url,
    FeedHealth health,
    @Nullable PollResult result,
    String detail,
    int failures,
    @Nullable Instant failingSince,
    @Nullable Instant lastPoll,
    @Nullable Instant lastGoodPoll,
    @Nullable Instant lastNewEntry,
    @Nullable Instant nextPoll,
    String retired,
    String etag,
    String lastModified,
    List<Instant> published,
    Hints hints,
    List<Entry> entries,
    long entriesAccepted,
    List<String> warnings,
    @Nullable WebSub webSub) {
  /** The most times of publication that are remembered. */
  public static final int PUBLISHED = 20;

  /** The most entries that are remembered. */
  public static final int ENTRIES = 2_000;

  /** Fills in what is absent and refuses what cannot do without. */
  public FeedState {
    required(id, "id");
    required(at, "at");
    required(health, "health");
    configured = orEmpty(configured);
    url = orEmpty(url);
    detail = orEmpty(detail);
    retired = orEmpty(retired);
    etag = orEmpty(etag);
    lastModified = orEmpty(lastModified);
    published = orEmpty(published);
    hints = hints == null ? Hints.NONE : hints;
    entries = orEmpty(entries);
    warnings = orEmpty(warnings);
  }

  /** The same, to be polled then, even if it was retired. */
  public FeedState dueAt(Instant time) {
    return with(
        health == FeedHealth.RETIRED ? FeedHealth.BLIND : health, time, "", entries, webSub);
  }

  /** The same as it may be shown: without the entries, and without the secret. */
  public FeedState shown() {
    return with(
        health, nextPoll, retired, List.of(), webSub == null ? null : webSub.withoutSecret());
  }

  /** The same with that subscription, or none. */
  public FeedState subscribed(@Nullable WebSub to) {
    return with(health, nextPoll, retired, entries, to);
  }

  private FeedState with(
      FeedHealth newHealth,
      @Nullable Instant newNextPoll,
      String newRetired,
      List<Entry> newEntries,
      @Nullable WebSub newWebSub) {
    return new FeedState(
        id,
        at,
        configured,
        url,
        newHealth,
        result,
        detail,
        failures,
        failingSince,
        lastPoll,
        lastGoodPoll,
        lastNewEntry,
        newNextPoll,
        newRetired,
        etag,
        lastModified,
        published,
        hints,
        newEntries,
        entriesAccepted,
        warnings,
        newWebSub);
  }

  /**
   * When a publisher wants a feed polled.
   *
   * @param minutes the time between two polls at the least, by the feed's {@code ttl} or its
   *     syndication module; 0 when it does not say
   * @param skipHours hours of the day, in UTC, in which it has nothing new
   * @param skipDays days of the week, in English, on which it has nothing new
   * @param maxAgeSeconds how long the server says an answer stays fresh; 0 when it does not say
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Hints(
      int minutes, List<Integer> skipHours, List<String> skipDays, long maxAgeSeconds) {
    /** No wishes. */
    public static final Hints NONE = new Hints(0, List.of(), List.of(), 0);

    /** Fills in what is absent. */
    public Hints {
      skipHours = orEmpty(skipHours);
      skipDays = orEmpty(skipDays);
    }
  }

  /**
   * An entry that is known.
   *
   * @param id a hash of what the publisher knows it by
   * @param content a hash of what it said
   * @param at when it was first seen, in seconds since 1970
   */
  public record Entry(String id, String content, long at) {
    /** Refuses what cannot do without. */
    public Entry {
      required(id, "id");
      content = orEmpty(content);
    }
  }

  /**
   * A subscription to a hub, as WebSub has it.
   *
   * @param hub the hub's address
   * @param topic the feed's address, as the hub knows it
   * @param secret signs deliveries
   * @param leaseEnd when it ends unless it is renewed; absent until the hub has verified it
   * @param verified when the hub has verified it last
   * @param lastDelivery when it last delivered
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record WebSub(
      String hub,
      String topic,
      String secret,
      @Nullable Instant leaseEnd,
      @Nullable Instant verified,
      @Nullable Instant lastDelivery) {
    /** Refuses what cannot do without. */
    public WebSub {
      required(hub, "hub");
      required(topic, "topic");
      secret = orEmpty(secret);
    }

    /** The same as it may be shown. */
    WebSub withoutSecret() {
      return new WebSub(hub, topic, "", leaseEnd, verified, lastDelivery);
    }
  }
}
