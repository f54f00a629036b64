package io.wirewatch.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a feed fares, so that a quiet one and a dead one look different.
 *
 * @param feed which
 * @param lastPoll when it was last asked; empty before the first poll has ended
 * @param lastGoodPoll when it last answered with a feed, or that nothing had changed
 * @param lastResult how the last poll ended
 * @param detail what more there is to say about that, for people
 * @param failures how many polls in a row have failed
 * @param nextPoll when it is due again
 * @param entriesAccepted how many entries were taken in since the poller started to follow it,
 *     repeats included
 * @param movedTo where the server says it has moved for good
 * @param warnings what was amiss when it was last read
 */
public record FeedStatus(
    Feed feed,
    Optional<Instant> lastPoll,
    Optional<Instant> lastGoodPoll,
    Optional<PollResult> lastResult,
    String detail,
    int failures,
    Instant nextPoll,
    long entriesAccepted,
    Optional<URI> movedTo,
    List<Reading.Warning> warnings) {
  /** Copies the list. */
  public FeedStatus {
    warnings = List.copyOf(warnings);
  }

  static FeedStatus unpolled(Feed feed, Instant due) {
    return new FeedStatus(
        feed,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        0,
        due,
        0,
        Optional.empty(),
        List.of());
  }

  FeedStatus after(Poll.Ended poll, Instant now) {
    boolean good = poll.result().isGood();
    int failuresNow = good ? 0 : failures + 1;
    return new FeedStatus(
        feed,
        Optional.of(now),
        good ? Optional.of(now) : lastGoodPoll,
        Optional.of(poll.result()),
        poll.detail(),
        failuresNow,
        PollSchedule.next(
            feed.interval().orElse(java.time.Duration.ofMinutes(10)),
            poll.result(),
            failuresNow,
            poll.retryAfter(),
            now),
        entriesAccepted + poll.accepted(),
        poll.movedTo(),
        poll.result() == PollResult.NOT_MODIFIED ? warnings : poll.warnings());
  }
}
