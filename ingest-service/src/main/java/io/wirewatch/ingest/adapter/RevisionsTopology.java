package io.wirewatch.ingest.adapter;

import io.wirewatch.events.Article;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.EventSerde;
import io.wirewatch.kafka.ReadEvents;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code wirewatch.articles.received} → {@code wirewatch.articles}: lets an article pass when its
 * content differs from the last revision that passed. The store keeps that revision's hash per id.
 */
final class RevisionsTopology {
  private static final String STAGE = "new revisions";
  private static final String STORE = "last-revisions";

  private RevisionsTopology() {}

  static Topology build(Runnable onNew) {
    Topology topology = new Topology();
    ReadEvents.addTo(topology, Topics.ARTICLES_RECEIVED, STAGE);
    return topology
        .addProcessor(
            STAGE, () -> new NewRevisions(onNew), ReadEvents.stage(Topics.ARTICLES_RECEIVED))
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String()),
            STAGE)
        .addSink(
            Topics.ARTICLES.name(),
            Topics.ARTICLES.name(),
            Serdes.String().serializer(),
            new EventSerde<>(Topics.ARTICLES).serializer(),
            STAGE);
  }

  private static final class NewRevisions implements Processor<String, Article, String, Article> {
    private final Runnable onNew;
    private ProcessorContext<String, Article> context;
    private KeyValueStore<String, String> lastRevisions;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    NewRevisions(Runnable onNew) {
      this.onNew = onNew;
    }

    @Override
    public void init(ProcessorContext<String, Article> context) {
      this.context = context;
      this.lastRevisions = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Article> record) {
      Article article = record.value();
      if (!article.contentHash().equals(lastRevisions.get(article.id()))) {
        lastRevisions.put(article.id(), article.contentHash());
        onNew.run();
        context.forward(record.withKey(article.id()));
      }
    }
  }
}
