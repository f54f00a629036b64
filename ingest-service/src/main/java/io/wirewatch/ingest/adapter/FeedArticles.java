package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.poll.ArticleSink;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Publishes the articles of feeds, and counts what is left out. */
@Singleton
final class FeedArticles implements ArticleSink {
  private static final Logger LOG = Logger.getLogger(FeedArticles.class);

  private final Publisher publisher;
  private final IngestSettings.Push settings;
  private final MeterRegistry meters;

  FeedArticles(Publisher publisher, IngestSettings settings, MeterRegistry meters) {
    this.publisher = publisher;
    this.settings = settings.push();
    this.meters = meters;
  }

  @Override
  public CompletionStage<Void> publish(Article article) {
    if (Json.write(article).length > settings.maxArticleBytes()) {
      leaveOut(article.feed(), "body", "is too long");
      return CompletableFuture.completedStage(null);
    }
    return publisher.publish(article).subscribeAsCompletionStage();
  }

  @Override
  public void leaveOut(Feed feed, String field, String reason) {
    leaveOut(feed.id(), field, reason);
  }

  private void leaveOut(String feed, String field, String reason) {
    meters.counter("wirewatch.entries.left.out", "feed", feed, "field", field).increment();
    LOG.debugf("an entry of feed %s is left out: %s %s", feed, field, reason);
  }
}
