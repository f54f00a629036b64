package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wirewatch.events.Article;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts articles as they come on {@code wirewatch.articles.received}. */
@ApplicationScoped
public class Publisher {
  private final MutinyEmitter<ProducerRecord<String, byte[]>> received;
  private final MeterRegistry meters;

  Publisher(
      @Channel("received") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<String, byte[]>> received,
      MeterRegistry meters) {
    this.received = received;
    this.meters = meters;
  }

  /** Sends an article; completes when every in-sync copy of the topic has it. */
  public Uni<Void> publish(Article article) {
    return Uni.createFrom()
        .deferred(() -> received.send(CloudEvents.record(Topics.ARTICLES_RECEIVED, article)))
        .invoke(
            () ->
                meters
                    .counter(
                        "wirewatch.articles.received",
                        "via",
                        article.feed().isEmpty() ? "push" : "feed")
                    .increment());
  }
}
