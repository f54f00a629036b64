package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.events.Topics;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.page.PageFetcher;
import io.wirewatch.ingest.page.PageText;
import io.wirewatch.ingest.page.TimedReading;
import io.wirewatch.ingest.poll.FullText;
import io.wirewatch.ingest.poll.HostQueue;
import io.wirewatch.ingest.poll.PollSettings;
import io.wirewatch.kafka.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
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
  private static final String USER_AGENT =
      "Wirewatch/0.1 (news monitor; it keeps to ETag, Last-Modified and Retry-After)";

  void createTopics(
      @Observes @Priority(BEFORE_ALL_ELSE) StartupEvent start,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      IngestSettings settings) {
    TopicSetup.ensure(
        bootstrapServers,
        settings.topics().partitions(),
        settings.topics().replicationFactor(),
        List.of(Topics.ARTICLES_RECEIVED, Topics.ARTICLES));
    TopicSetup.ensure(
        bootstrapServers,
        settings.feeds().partitions(),
        settings.topics().replicationFactor(),
        List.of(Topics.FEEDS, Topics.FEED_STATES));
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

  /** The one client for all that is asked of strangers: feeds, previews, pages, hubs. */
  @Produces
  @Singleton
  GuardedHttpClient http(IngestSettings settings) {
    return new GuardedHttpClient(
        new AddressPolicy(settings.guard().allow().orElse(List.of())), Limits.DEFAULT, USER_AGENT);
  }

  void close(@Disposes GuardedHttpClient http) {
    http.close();
  }

  @Produces
  @Singleton
  PollSettings polling(IngestSettings settings) {
    return settings.feeds().policy();
  }

  /** The turns of all that asks hosts for feeds and pages. */
  @Produces
  @Singleton
  HostQueue hosts(PollSettings polling, InstantSource clock) {
    return new HostQueue(polling.hostDelay(), polling.requests(), clock);
  }

  @Produces
  @Singleton
  TimedReading reading() {
    return new TimedReading();
  }

  @Produces
  @Singleton
  FullText fullText(
      GuardedHttpClient http, TimedReading reading, HostQueue hosts, InstantSource clock) {
    return new PageText(new PageFetcher(http), reading, hosts, clock);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
