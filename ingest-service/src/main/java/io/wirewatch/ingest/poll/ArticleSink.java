package io.wirewatch.ingest.poll;

import io.wirewatch.events.Article;
import io.wirewatch.ingest.feed.Feed;
import java.util.concurrent.CompletionStage;

/** Where the articles of feeds go. */
public interface ArticleSink {
  /** Takes one in; completes when it cannot be lost any more. */
  CompletionStage<Void> publish(Article article);

  /**
   * Is told of an entry that makes no article.
   *
   * @param field the field at fault
   * @param reason what is wrong with it, to be read after its name
   */
  void leaveOut(Feed feed, String field, String reason);
}
