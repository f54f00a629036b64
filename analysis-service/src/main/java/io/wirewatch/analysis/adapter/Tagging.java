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
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import io.wirewatch.kafka.DeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * {@code wirewatch.articles} → {@code wirewatch.articles.tagged}: each batch that is read is
 * tagged, written and marked as read in one transaction.
 */
@ApplicationScoped
public class Tagging {
  private final Analyst analyst;
  private final InstantSource clock;
  private final KafkaTransactions<ProducerRecord<String, byte[]>> tagged;
  private final MeterRegistry meters;

  Tagging(
      Analyst analyst,
      InstantSource clock,
      @Channel("tagged") KafkaTransactions<ProducerRecord<String, byte[]>> tagged,
      MeterRegistry meters) {
    this.analyst = analyst;
    this.clock = clock;
    this.tagged = tagged;
    this.meters = meters;
  }

  @Incoming("articles")
  Uni<Void> tag(KafkaRecordBatch<String, byte[]> batch) {
    return tagged.withTransaction(
        batch,
        transaction ->
            Uni.createFrom()
                .item(() -> batch.getRecords().stream().map(this::tag).toList())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(results -> results.forEach(transaction::send))
                .replaceWithVoid());
  }

  private ProducerRecord<String, byte[]> tag(KafkaRecord<String, byte[]> record) {
    try {
      TaggedArticle result = tagged(Json.read(record.getPayload(), Article.class));
      count(result);
      return CloudEvents.record(Topics.ARTICLES_TAGGED, result);
    } catch (RuntimeException e) { // whatever it is, it must not stop the others
      return deadLetter(
          record, e instanceof IllegalArgumentException ? "" + e.getMessage() : "" + e);
    }
  }

  private TaggedArticle tagged(Article article) {
    Findings found =
        analyst.read(article.language(), article.title(), article.body(), article.publishedAt());
    return new TaggedArticle(
        article,
        found.topics(),
        found.named().countries(),
        found.named().actors(),
        found.fingerprint(),
        found.pack(),
        clock.instant());
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
