package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the ingest service together. */
@ApplicationScoped
public class Ingest {
  private static final int BEFORE_ALL_ELSE = 1;

  void createTopics(
      @Observes @Priority(BEFORE_ALL_ELSE) StartupEvent start,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      IngestSettings settings) {
    TopicSetup.ensure(
        bootstrapServers,
        settings.topics().partitions(),
        settings.topics().replicationFactor(),
        List.of(Topics.ARTICLES_RECEIVED, Topics.ARTICLES));
  }

  @Produces
  @Singleton
  Topology revisions(MeterRegistry meters) {
    return RevisionsTopology.build(meters.counter("wirewatch.articles.new")::increment);
  }

  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler goOnWithAFreshThread() {
    return failure -> StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
