package io.wirewatch.analysis.adapter;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.analysis.story.Background;
import io.wirewatch.analysis.story.Measure;
import io.wirewatch.analysis.story.Sketch;
import io.wirewatch.analysis.story.Stories;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The stories of the articles that were tagged last. They outlive the process because {@code
 * wirewatch.articles.tagged} says of each article which story it was said to tell: they are read
 * from there whenever this instance cannot be sure that it knows them, which is at its start, after
 * a transaction that failed, and when it is given partitions that another had.
 */
@ApplicationScoped
@Default
@Identifier("wirewatch-analysis") // the consumer group whose partitions it is told of
class KnownStories implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(KnownStories.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Of a topic's offsets, each other one may be the mark of a transaction. */
  private static final int OFFSETS_PER_ARTICLE = 2;

  private final Analyst analyst;
  private final String bootstrapServers;
  private final int remember;
  private final Background background = Background.shipped();
  private @Nullable Stories stories;

  KnownStories(
      Analyst analyst,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      AnalysisSettings settings) {
    this.analyst = analyst;
    this.bootstrapServers = bootstrapServers;
    this.remember = settings.stories().remember();
  }

  /** No story yet, for articles that are no part of the stream. */
  Stories none() {
    return new Stories(Measure.MEASURED, background, remember);
  }

  /** Reads the stories from Kafka if they are not known. */
  synchronized void ready() {
    if (stories == null) {
      Stories read = none();
      read(read);
      stories = read;
      LOG.infof("stories of the last %d articles known", read.size());
    }
  }

  /** An article with what was found in it and the story it tells; {@link #ready} comes first. */
  synchronized TaggedArticle tagged(Article article, Findings found, Instant at) {
    if (stories == null) {
      throw new IllegalStateException("the stories are not known");
    }
    Stories.Assignment assigned =
        stories.assign(sketch(article, found.fingerprint(), found.vector()));
    return new TaggedArticle(
        article,
        found.topics(),
        found.named().countries(),
        found.named().actors(),
        found.fingerprint(),
        found.pack(),
        at,
        found.language(),
        found.vector(),
        found.origin(),
        assigned.story(),
        Math.round(assigned.similarity() * 1000) / 1000.0,
        Measure.MEASURED.version(),
        assigned.merged());
  }

  /** What was said of the last articles may not have been written: it is to be read again. */
  synchronized void forget() {
    stories = null;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget();
  }

  private Sketch sketch(Article article, String fingerprint, String vector) {
    return Sketch.of(
        article.id(),
        article.publishedAt(),
        article.title(),
        analyst.withoutCredit(article.body()),
        fingerprint,
        vector);
  }

  private void read(Stories stories) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ARTICLES_TAGGED.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer
          .beginningOffsets(partitions)
          .forEach(
              (partition, beginning) ->
                  consumer.seek(
                      partition,
                      Math.max(
                          beginning,
                          ends.getOrDefault(partition, 0L)
                              - (long) OFFSETS_PER_ARTICLE * remember)));
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(record -> restore(stories, record.value()));
      }
    }
  }

  private void restore(Stories stories, byte[] json) {
    TaggedArticle tagged;
    try {
      tagged = Json.read(json, TaggedArticle.class);
    } catch (IllegalArgumentException e) {
      return; // not written by us
    }
    Sketch sketch = sketch(tagged.article(), tagged.fingerprint(), tagged.vector());
    if (tagged.story().isEmpty()) {
      stories.assign(sketch); // written before there were stories
    } else {
      stories.restore(
          sketch,
          new Stories.Assignment(tagged.story(), tagged.storySimilarity(), tagged.storyMerged()));
    }
  }
}
