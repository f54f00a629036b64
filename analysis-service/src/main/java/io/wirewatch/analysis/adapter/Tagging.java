package io.wirewatch.analysis.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import io.wirewatch.kafka.DeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * {@code wirewatch.articles} → {@code wirewatch.articles.tagged} and {@code wirewatch.stories}:
 * each batch that is read is tagged, written and marked as read in one transaction.
 */
@ApplicationScoped
public class Tagging {
  private final Analyst analyst;
  private final KnownStories stories;
  private final InstantSource clock;
  private final KafkaTransactions<ProducerRecord<String, byte[]>> tagged;
  private final MeterRegistry meters;

  Tagging(
      Analyst analyst,
      KnownStories stories,
      InstantSource clock,
      @Channel("tagged") KafkaTransactions<ProducerRecord<String, byte[]>> tagged,
      MeterRegistry meters) {
    this.analyst = analyst;
    this.stories = stories;
    this.clock = clock;
    this.tagged = tagged;
    this.meters = meters;
  }

  @Incoming("articles")
  Uni<Void> tag(KafkaRecordBatch<String, byte[]> batch) {
    return tagged
        .withTransaction(
            batch,
            transaction ->
                Uni.createFrom()
                    .item(() -> results(batch))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(results -> results.forEach(transaction::send))
                    .replaceWithVoid())
        .onFailure()
        .invoke(stories::forget);
  }

  private List<ProducerRecord<String, byte[]>> results(KafkaRecordBatch<String, byte[]> batch) {
    stories.ready();
    return batch.getRecords().stream().flatMap(record -> tag(record).stream()).toList();
  }

  private List<ProducerRecord<String, byte[]>> tag(KafkaRecord<String, byte[]> record) {
    try {
      TaggedArticle result = tagged(Json.read(record.getPayload(), Article.class));
      count(result);
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
      records.add(CloudEvents.record(Topics.ARTICLES_TAGGED, result));
      merges(result).forEach(merge -> records.add(CloudEvents.record(Topics.STORIES, merge)));
      return records;
    } catch (RuntimeException e) { // whatever it is, it must not stop the others
      return List.of(
          deadLetter(record, e instanceof IllegalArgumentException ? "" + e.getMessage() : "" + e));
    }
  }

  private TaggedArticle tagged(Article article) {
    Findings found =
        analyst.read(article.language(), article.title(), article.body(), article.publishedAt());
    return stories.tagged(article, found, clock.instant());
  }

  private static List<StoryMerge> merges(TaggedArticle tagged) {
    return tagged.storyMerged().stream()
        .map(
            merged ->
                new StoryMerge(
                    merged,
                    tagged.story(),
                    tagged.article().id(),
                    tagged.storyMeasure(),
                    tagged.taggedAt()))
        .toList();
  }

  private void count(TaggedArticle result) {
    for (TaggedArticle.Topic topic : result.topics()) {
      meters.counter("wirewatch.articles.tagged", "topic", topic.topic()).increment();
    }
    Timer.builder("wirewatch.article.age")
        .tag("stage", "tagged")
        .description("From an article's receipt to its being tagged")
        .publishPercentileHistogram()
        .register(meters)
        .record(Duration.between(result.article().receivedAt(), result.taggedAt()));
  }

  private ProducerRecord<String, byte[]> deadLetter(
      KafkaRecord<String, byte[]> record, String reason) {
    meters.counter("wirewatch.dead.letters", "topic", record.getTopic()).increment();
    ProducerRecord<String, byte[]> parked =
        new ProducerRecord<>(Topics.ARTICLES.deadLetters(), record.getKey(), record.getPayload());
    record.getHeaders().forEach(parked.headers()::add);
    DeadLetters.mark(
        parked.headers(),
        reason,
        record.getTopic(),
        record.getPartition(),
        record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getOffset());
    return parked;
  }
}
