package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.events.FeedHealth;
import io.wirewatch.events.FeedState;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.ingest.feed.FeedBook.Configured;
import io.wirewatch.ingest.poll.ArticleSink;
import io.wirewatch.ingest.poll.FeedPoller;
import io.wirewatch.ingest.poll.Fetch;
import io.wirewatch.ingest.poll.FullText;
import io.wirewatch.ingest.poll.HostQueue;
import io.wirewatch.ingest.poll.PollSettings;
import io.wirewatch.ingest.poll.StateChange;
import io.wirewatch.ingest.poll.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Polls this instance's share of the feeds. */
@ApplicationScoped
public class FeedPolling implements FeedShare.Keeper {
  private static final Logger LOG = Logger.getLogger(FeedPolling.class);

  /** What is due when the share is gained starts so many a second. */
  private static final int STARTS_A_SECOND = 50;

  private final FeedTopics topics;
  private final IngestSettings settings;
  private final String bootstrapServers;
  private final FeedPoller poller;
  private final Object lock = new Object();
  private final Set<Integer> ours = new HashSet<>(); // guarded by lock
  private volatile @Nullable FeedShare share;

  FeedPolling(
      FeedTopics topics,
      IngestSettings settings,
      GuardedHttpClient http,
      HostQueue hosts,
      FullText fullText,
      ArticleSink sink,
      PollSettings policy,
      InstantSource clock,
      MeterRegistry meters,
      WebSubHubs hubs,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.topics = topics;
    this.settings = settings;
    this.bootstrapServers = bootstrapServers;
    Visit visit =
        new Visit(
            new Fetch(http, clock),
            hosts,
            fullText,
            sink,
            policy,
            clock,
            new Random(),
            hubs.secrets());
    this.poller =
        new FeedPoller(
            visit,
            state -> {
              topics.write(state);
              hubs.ask(state);
            },
            clock);
    meters.gauge("wirewatch.feeds.followed", poller, FeedPoller::size);
    meters.gauge(
        "wirewatch.feeds.overdue.seconds", poller, each -> each.overdue().toMillis() / 1_000.0);
    for (FeedHealth health : FeedHealth.values()) {
      meters.gauge(
          "wirewatch.feeds",
          List.of(
              io.micrometer.core.instrument.Tag.of(
                  "health", health.name().toLowerCase(Locale.ROOT))),
          topics,
          each -> count(each, health));
    }
  }

  private static long count(FeedTopics topics, FeedHealth health) {
    return topics.book().all().stream().filter(each -> health(topics, each) == health).count();
  }

  private static FeedHealth health(FeedTopics topics, Configured each) {
    return topics.shown(each.feed().id()).map(FeedState::health).orElse(FeedHealth.UNPOLLED);
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    topics.problems().forEach(problem -> LOG.errorf("left out: %s", problem));
    topics.onChange(this::changed);
    topics.start();
    if (settings.feeds().polling()) {
      poller.start();
      share = new FeedShare(bootstrapServers, this);
      LOG.infof("%d feeds are followed", topics.book().all().size());
    } else {
      LOG.info("feeds are not polled, as wirewatch.feeds.polling says");
    }
  }

  void stop(@Observes ShutdownEvent event) {
    FeedShare held = share;
    if (held != null) {
      held.close();
    }
    poller.close();
  }

  /** As {@link FeedPoller#change}. */
  boolean change(String id, StateChange change) throws InterruptedException {
    return poller.change(id, change);
  }

  @Override
  public void gained(Set<Integer> partitions) {
    try {
      topics.awaitLatest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Map<String, FeedState> states = topics.states(partitions);
    int number = 0;
    synchronized (lock) {
      ours.addAll(partitions);
      List<Configured> gained =
          new ArrayList<>(
              topics.book().all().stream()
                  .filter(each -> partitions.contains(topics.partition(each.feed().id())))
                  .toList());
      Collections.shuffle(gained); // so that the feeds of one host do not start together
      for (Configured each : gained) {
        Duration delay = Duration.ofMillis(1_000L * number++ / STARTS_A_SECOND);
        Optional<FeedState> state = Optional.ofNullable(states.get(each.feed().id()));
        poller.follow(each.feed(), each.at(), state, delay);
      }
    }
    states.keySet().stream().filter(id -> !topics.book().knows(id)).forEach(topics::forget);
    LOG.infof("%d feeds are polled here, of partitions %s", number, partitions);
  }

  @Override
  public void lost(Set<Integer> partitions) {
    synchronized (lock) {
      ours.removeAll(partitions);
      poller.drop(
          topics.book().all().stream()
              .map(each -> each.feed().id())
              .filter(id -> partitions.contains(topics.partition(id)))
              .toList());
    }
    LOG.infof("feeds of partitions %s are no longer polled here", partitions);
  }

  private void changed(String id) {
    synchronized (lock) {
      if (!ours.contains(topics.partition(id))) {
        return;
      }
      topics
          .book()
          .get(id)
          .ifPresentOrElse(
              now -> poller.follow(now.feed(), now.at(), Optional.empty(), Duration.ZERO),
              () -> {
                poller.drop(id);
                if (!topics.book().knows(id)) {
                  topics.forget(id);
                }
              });
    }
  }
}
