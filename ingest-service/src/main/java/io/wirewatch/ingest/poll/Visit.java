package io.wirewatch.ingest.poll;

import io.wirewatch.events.Article;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.FeedState.WebSub;
import io.wirewatch.events.PollResult;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.Draft.Outcome;
import io.wirewatch.ingest.feed.EntryDraft;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.poll.Fetch.Fetched;
import io.wirewatch.ingest.poll.Memory.Fresh;
import io.wirewatch.ingest.poll.Memory.News;
import io.wirewatch.ingest.websub.Subscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One poll of a feed, from the request to what is known of the feed afterwards: fetch, compare with
 * what is remembered, complete, take in. Nothing is concluded before all that is new was taken in,
 * so whoever is stopped midway offers it again.
 */
public final class Visit {
  private static final Logger LOG = System.getLogger(Visit.class.getName());

  private final Fetch fetch;
  private final HostQueue hosts;
  private final FullText fullText;
  private final ArticleSink sink;
  private final PollSettings settings;
  private final NextPoll schedule;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Optional<Supplier<String>> secrets;

  /**
   * Makes polls.
   *
   * @param secrets makes the secret of a subscription to a hub; empty when there are to be none
   * @param random spreads those that would come at the same time
   */
  public Visit(
      Fetch fetch,
      HostQueue hosts,
      FullText fullText,
      ArticleSink sink,
      PollSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Optional<Supplier<String>> secrets) {
    this.fetch = fetch;
    this.hosts = hosts;
    this.fullText = fullText;
    this.sink = sink;
    this.settings = settings;
    this.schedule = new NextPoll(settings);
    this.clock = clock;
    this.random = random;
    this.secrets = secrets;
  }

  /**
   * Polls a feed.
   *
   * @return the feed's state from now on
   * @throws InterruptedException when stopped; nothing is to be concluded then
   */
  FeedState to(Feed feed, FeedState before) throws InterruptedException {
    Validators known = new Validators(before.etag(), before.lastModified());
    URI url = URI.create(before.url());
    Fetched fetched;
    Optional<News> news = Optional.empty();
    try {
      fetched = hosts.inTurn(url.getHost(), () -> fetch.run(url, known));
      if (fetched.feed().isPresent()) {
        news = Optional.of(take(feed, before, fetched.feed().get()));
      }
    } catch (NotTaken e) {
      fetched = Fetched.of(PollResult.NOT_ACCEPTED, String.valueOf(e.getMessage()), known);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "feed " + feed.id() + ": the poll failed by a defect of ours", e);
      fetched = Fetched.of(PollResult.DEFECT, e.toString(), known);
    }
    return subscribed(feed, before, fetched, after(feed, before, fetched, news));
  }

  /**
   * Takes in what a hub delivered, on the path of a poll. It mostly has only what is new, so what
   * was known besides stays known.
   *
   * @param stands the feed's subscription
   * @return the feed's state from now on; as it was when the document is no feed
   * @throws IllegalStateException when something was not taken in; the hub is to deliver it again
   * @throws InterruptedException when stopped; nothing is to be concluded then
   */
  public FeedState delivered(Feed feed, FeedState before, WebSub stands, byte[] body, String type)
      throws InterruptedException {
    Validators known = new Validators(before.etag(), before.lastModified());
    Fetched fetched = Fetch.delivered(body, type, URI.create(stands.topic()), known);
    if (fetched.feed().isEmpty()) {
      return before;
    }
    News news = take(feed, before, fetched.feed().get()).besides(before.entries());
    FeedState after = after(feed, before, fetched, Optional.of(news));
    // Told last, so that nothing of the delivery is newer than the delivery
    return put(feed, after, Subscription.delivered(stands, clock.instant()));
  }

  private FeedState after(Feed feed, FeedState before, Fetched fetched, Optional<News> news) {
    return States.after(
        feed, before, fetched, news, schedule, clock.instant(), random.nextDouble());
  }

  private FeedState subscribed(Feed feed, FeedState before, Fetched fetched, FeedState after) {
    if (secrets.isEmpty()) {
      return after.subscribed(null);
    }
    boolean read = fetched.feed().isPresent() && fetched.result().isGood();
    WebSub wanted =
        read
            ? Subscription.wanted(fetched.offer(), before.webSub(), secrets.get()).orElse(null)
            : before.webSub();
    return put(feed, after, wanted);
  }

  /** With that subscription; while it can be relied on, polls only look whether it still can. */
  private FeedState put(Feed feed, FeedState after, @Nullable WebSub stands) {
    Instant now = clock.instant();
    FeedState with = after.subscribed(stands);
    if (stands == null
        || after.failures() > 0
        || feed.interval().isPresent()
        || !Subscription.isReliable(stands, after.lastNewEntry(), now)) {
      return with;
    }
    Instant longest = now.plus(settings.longest());
    return with.dueAt(
        Subscription.renewal(stands)
            .filter(renewal -> renewal.isAfter(now) && renewal.isBefore(longest))
            .orElse(longest));
  }

  /**
   * Takes in what of a feed is not known, and waits until it cannot be lost.
   *
   * @throws NotTaken when something was not taken in; all of it is to be offered again
   */
  private News take(Feed feed, FeedState before, ParsedFeed read) throws InterruptedException {
    boolean firstSight = before.lastGoodPoll() == null;
    News news = Memory.of(before.entries(), read.entries(), firstSight, settings, clock.instant());
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    for (Fresh fresh : news.fresh()) {
      article(feed, fresh)
          .ifPresent(article -> sent.add(sink.publish(article).toCompletableFuture()));
    }
    for (CompletableFuture<Void> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new NotTaken(e);
      }
    }
    return news;
  }

  private Optional<Article> article(Feed feed, Fresh fresh) throws InterruptedException {
    Instant now = clock.instant();
    Draft draft = fullText.complete(feed, EntryDraft.of(feed, fresh.entry(), fresh.seen(), now));
    return switch (draft.receivedAt(now, fresh.backfill())) {
      case Outcome.Rejected(String field, String reason) -> {
        sink.leaveOut(feed, field, reason);
        yield Optional.empty();
      }
      case Outcome.Accepted(Article article) -> Optional.of(article);
    };
  }

  /** An article was not taken in. */
  private static final class NotTaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotTaken(ExecutionException e) {
      super(String.valueOf(e.getCause()), e);
    }
  }
}
