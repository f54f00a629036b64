package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedHealth;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.FeedState.Hints;
import io.wirewatch.events.PollResult;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.poll.Fetch.Fetched;
import io.wirewatch.ingest.poll.Memory.News;
import io.wirewatch.ingest.poll.NextPoll.Asked;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a feed stands: before its first poll, after each, and once it is configured anew. */
final class States {
  private static final Duration LOST_AFTER = Duration.ofDays(2);
  private static final int LOST_AFTER_POLLS = 5;
  private static final int WARNINGS = 20;

  private States() {}

  /** A feed that has not been polled. */
  static FeedState unpolled(Feed feed, Instant now) {
    String url = feed.url().toString();
    return new FeedState(
        feed.id(),
        now,
        url,
        url,
        FeedHealth.UNPOLLED,
        null,
        "",
        0,
        null,
        null,
        null,
        null,
        now,
        "",
        "",
        "",
        List.of(),
        Hints.NONE,
        List.of(),
        0,
        List.of(),
        null);
  }

  /** Where a feed stands that is to be polled at once, whether it was retired or put off. */
  static FeedState due(Feed feed, FeedState before, Instant now) {
    return fitting(feed, before, now).dueAt(now);
  }

  /** The state as it fits the feed: one with another address keeps the entries it knows alone. */
  private static FeedState fitting(Feed feed, FeedState before, Instant now) {
    if (before.configured().equals(feed.url().toString())) {
      return before;
    }
    FeedState fresh = unpolled(feed, now);
    return new FeedState(
        fresh.id(),
        fresh.at(),
        fresh.configured(),
        fresh.url(),
        fresh.health(),
        null,
        "",
        0,
        null,
        null,
        null,
        before.lastNewEntry(),
        now,
        "",
        "",
        "",
        before.published(),
        Hints.NONE,
        before.entries(),
        before.entriesAccepted(),
        List.of(),
        null);
  }

  /**
   * The state after a poll.
   *
   * @param news what it brought, and that was taken in
   * @param jitter as {@link NextPoll} has it
   */
  static FeedState after(
      Feed feed,
      FeedState before,
      Fetched fetched,
      Optional<News> news,
      NextPoll schedule,
      Instant now,
      double jitter) {
    PollResult result = fetched.result();
    boolean good = result.isGood();
    int failures = good ? 0 : before.failures() + 1;
    Instant failingSince = good ? null : before.failures() == 0 ? now : before.failingSince();
    String url = address(feed, before, fetched);
    String retired = retired(before, result, failures, failingSince, now);
    Optional<ParsedFeed> read = fetched.feed().filter(_ -> good);
    List<Instant> published =
        Rhythm.latest(
            before.published(),
            read.map(
                    parsed ->
                        Memory.times(parsed.entries(), news.map(News::fresh).orElse(List.of())))
                .orElse(List.of()),
            now);
    Hints hints = hints(before.hints(), read, good, fetched.maxAge());
    int accepted = news.map(each -> each.fresh().size()).orElse(0);
    Instant lastNewEntry = accepted > 0 ? now : before.lastNewEntry();
    Asked asked =
        new Asked(feed.interval(), published, hints, result, failures, fetched.retryAfter());
    boolean moved = !url.equals(before.url());
    return new FeedState(
        before.id(),
        now,
        before.configured(),
        url,
        health(retired, failures, published, lastNewEntry, news, now),
        result,
        fetched.detail(),
        failures,
        failingSince,
        now,
        good ? now : before.lastGoodPoll(),
        lastNewEntry,
        retired.isEmpty() ? schedule.after(asked, now, jitter) : null,
        retired,
        moved && !good ? "" : fetched.validators().etag(),
        moved && !good ? "" : fetched.validators().lastModified(),
        published,
        hints,
        news.map(News::remembered).orElse(before.entries()),
        before.entriesAccepted() + accepted,
        warnings(before, read, news, result),
        before.webSub());
  }

  /**
   * Where to ask from now on: where the feed has moved for good, once it has answered well there;
   * where it was configured, once it does not any more.
   */
  private static String address(Feed feed, FeedState before, Fetched fetched) {
    return switch (fetched.result()) {
      case READ, NOT_MODIFIED, NO_ENTRIES ->
          fetched.movedTo().map(URI::toString).orElse(before.url());
      case GONE, NOT_FOUND, NOT_A_FEED, REFUSED -> feed.url().toString();
      default -> before.url();
    };
  }

  private static String retired(
      FeedState before,
      PollResult result,
      int failures,
      @Nullable Instant failingSince,
      Instant now) {
    boolean asConfigured = before.url().equals(before.configured());
    if (result == PollResult.GONE && asConfigured) {
      return "HTTP 410: the server says that it is gone for good";
    }
    if (result == PollResult.NOT_FOUND
        && asConfigured
        && failures >= LOST_AFTER_POLLS
        && failingSince != null
        && !now.isBefore(failingSince.plus(LOST_AFTER))) {
      return "HTTP 404: not found %d times since %s".formatted(failures, failingSince);
    }
    return "";
  }

  private static Hints hints(
      Hints before, Optional<ParsedFeed> read, boolean good, Duration maxAge) {
    Hints stated = read.map(ParsedFeed::hints).orElse(before);
    return new Hints(
        stated.minutes(),
        stated.skipHours(),
        stated.skipDays(),
        good ? maxAge.toSeconds() : before.maxAgeSeconds());
  }

  private static FeedHealth health(
      String retired,
      int failures,
      List<Instant> published,
      @Nullable Instant lastNewEntry,
      Optional<News> news,
      Instant now) {
    if (!retired.isEmpty()) {
      return FeedHealth.RETIRED;
    }
    if (failures > 0) {
      return FeedHealth.BLIND;
    }
    boolean live =
        news.filter(each -> each.fresh().stream().anyMatch(fresh -> !fresh.backfill())).isPresent();
    if (live) {
      return FeedHealth.LIVE;
    }
    Instant latest = published.isEmpty() ? lastNewEntry : published.getFirst();
    boolean stale = latest != null && latest.plus(Rhythm.patience(published)).isBefore(now);
    return stale ? FeedHealth.STALE : FeedHealth.QUIET;
  }

  private static List<String> warnings(
      FeedState before, Optional<ParsedFeed> read, Optional<News> news, PollResult result) {
    if (result == PollResult.NOT_MODIFIED || read.isEmpty()) {
      return before.warnings();
    }
    List<String> warnings =
        new ArrayList<>(
            read.get().warnings().stream()
                .limit(WARNINGS)
                .map(warning -> warning.kind() + ": " + warning.detail())
                .toList());
    news.filter(each -> each.left() > 0)
        .ifPresent(each -> warnings.add("TOO_MANY_ENTRIES: %d were left".formatted(each.left())));
    return warnings;
  }
}
