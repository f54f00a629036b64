package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.RuleMatcher;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The past, matched by some rules. That is done in the background, some articles ahead of whoever
 * takes them, so that what comes meanwhile need not wait for it. Nobody else reads the same {@link
 * Past} until it is stopped.
 */
final class MatchedPast {
  /** How long is waited for articles. */
  private static final Duration AT_MOST = Duration.ofMillis(50);

  private final Past past;
  private final Executor background;
  private final CompletableFuture<RuleMatcher> rules;
  private CompletableFuture<Some> ahead;

  /** An article of the past, and what it matches. */
  record Article(
      ConsumerRecord<String, byte[]> record, TaggedArticle tagged, List<RuleMatch> matches) {}

  /**
   * Some articles that follow one another.
   *
   * @param next the offset after them
   */
  record Some(List<Article> articles, long next) {}

  /**
   * Of a past that has gone to an offset. It is not touched before some of it is asked for.
   *
   * @param rules makes ready the rules by which it is matched
   */
  MatchedPast(Past past, long offset, Supplier<RuleMatcher> rules, Executor background) {
    this.past = past;
    this.background = background;
    this.rules = CompletableFuture.supplyAsync(rules, background);
    this.ahead = CompletableFuture.completedFuture(new Some(List.of(), offset));
  }

  /**
   * The articles that come next, if they have been matched by now. Those after them are matched
   * from then on, unless that is the end.
   *
   * @param end up to where, exclusive, it is to be read
   */
  Optional<Some> next(long end) {
    if (!ahead.isDone()) {
      return Optional.empty();
    }
    Some some = ahead.join();
    if (some.next() < end) {
      ahead = rules.thenApplyAsync(this::some, background);
    }
    return Optional.of(some);
  }

  private Some some(RuleMatcher by) {
    List<Article> articles =
        past.next(AT_MOST).stream()
            .flatMap(
                record -> read(record).map(tagged -> new Article(record, tagged, by.match(tagged))))
            .toList();
    return new Some(articles, past.position());
  }

  private static Stream<TaggedArticle> read(ConsumerRecord<String, byte[]> record) {
    try {
      return Stream.of(Json.read(record.value(), TaggedArticle.class));
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // has its place among the dead letters already
    }
  }

  /** Waits until what is being read has been read, so that the past can be closed. */
  void stop() {
    ahead.handle((some, failure) -> some).join();
  }
}
