package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.ingest.article.Draft.Outcome;
import io.wirewatch.ingest.feed.EntryDraft;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.FeedEntry;
import io.wirewatch.ingest.feed.FeedPoller;
import io.wirewatch.ingest.feed.FeedStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Polls the feeds of {@code feeds.yaml}, and publishes their entries as articles. */
@ApplicationScoped
public class FeedPolling {
  private static final Logger LOG = Logger.getLogger(FeedPolling.class);

  private final Publisher publisher;
  private final IngestSettings settings;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final FeedPoller poller;
  private final Loaded<Feed> feeds;

  FeedPolling(
      Publisher publisher,
      IngestSettings settings,
      InstantSource clock,
      MeterRegistry meters,
      GuardedHttpClient http) {
    this.publisher = publisher;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.poller = new FeedPoller(http, this::publish, clock);
    this.feeds =
        new YamlFile(settings.config().resolve("feeds.yaml"))
            .list("feeds", Feed.class)
            .distinctBy(Feed::id);
  }

  void start(@Observes StartupEvent event) {
    feeds.problems().forEach(problem -> LOG.errorf("left out: %s", problem));
    poller.follow(feeds.values());
    if (settings.feeds().polling()) {
      poller.start();
      LOG.infof("%d feeds are polled", feeds.values().size());
    } else {
      LOG.info("feeds are not polled, as wirewatch.feeds.polling says");
    }
  }

  void stop(@Observes ShutdownEvent event) {
    poller.close();
  }

  /** How each feed stands. */
  List<FeedStatus> status() {
    return poller.status();
  }

  /** What is wrong with feeds that were left out. */
  List<Problem> problems() {
    return feeds.problems();
  }

  private void publish(Feed feed, FeedEntry entry) {
    switch (EntryDraft.of(feed, entry, clock.instant()).receivedAt(clock.instant())) {
      case Outcome.Rejected(String field, String reason) -> leaveOut(feed, field, reason);
      case Outcome.Accepted(Article article) -> {
        if (Json.write(article).length > settings.push().maxArticleBytes()) {
          leaveOut(feed, "body", "is too long");
        } else {
          publisher.publish(article).await().indefinitely();
        }
      }
    }
  }

  private void leaveOut(Feed feed, String field, String reason) {
    meters.counter("wirewatch.entries.left.out", "feed", feed.id(), "field", field).increment();
    LOG.debugf("an entry of feed %s is left out: %s %s", feed.id(), field, reason);
  }
}
