package io.wirewatch.ingest.adapter;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.FeedState.WebSub;
import io.wirewatch.events.StoredFeed;
import io.wirewatch.events.Topics;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.FeedBook;
import io.wirewatch.ingest.feed.FeedBook.Configured;
import io.wirewatch.kafka.KeptTopic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The feeds and their states in Kafka. Each instance reads all of both topics; what it holds of a
 * state is what may be shown.
 */
@ApplicationScoped
public class FeedTopics {
  private final InstantSource clock;
  private final FeedBook book = new FeedBook();
  private final Map<String, FeedState> shown = new ConcurrentHashMap<>();
  private final Map<String, WebSub> subscriptions = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final KeptTopic<StoredFeed> feeds;
  private final KeptTopic<FeedState> states;
  private final Loaded<Feed> file;

  FeedTopics(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      IngestSettings settings,
      InstantSource clock) {
    this.clock = clock;
    this.file =
        new YamlFile(settings.config().resolve("feeds.yaml"))
            .list("feeds", Feed.class)
            .distinctBy(Feed::id);
    this.feeds = new KeptTopic<>(bootstrapServers, Topics.FEEDS, (id, feed, _) -> take(id, feed));
    this.states =
        new KeptTopic<>(
            bootstrapServers, Topics.FEED_STATES, (id, state, _) -> takeState(id, state));
  }

  private void takeState(String id, Optional<FeedState> state) {
    state.ifPresentOrElse(now -> shown.put(id, now.shown()), () -> shown.remove(id));
    state
        .flatMap(now -> Optional.ofNullable(now.webSub()))
        .ifPresentOrElse(now -> subscriptions.put(id, now), () -> subscriptions.remove(id));
  }

  private void take(String id, Optional<StoredFeed> feed) {
    book.take(id, feed, Topics.FEEDS.name());
    listeners.forEach(listener -> listener.accept(id));
  }

  /** Tells of each feed that is written, written again, or deleted, by its id, from now on. */
  void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /**
   * Publishes the starting set: what of {@code feeds.yaml} the topic does not have, or has from
   * another version of the file. What came otherwise stays. What the file no longer has goes,
   * unless the file has a problem and may only seem not to have it.
   */
  void start() throws InterruptedException {
    awaitLatest();
    Set<String> named = file.values().stream().map(Feed::id).collect(Collectors.toSet());
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Feed feed : file.values()) {
      Optional<Configured> stands = book.get(feed.id());
      boolean same = stands.filter(each -> each.feed().equals(feed)).isPresent();
      boolean ours = stands.filter(each -> each.from() != StoredFeed.From.FILE).isEmpty();
      if (!same && ours) {
        sent.add(send(feed, StoredFeed.From.FILE));
      }
    }
    if (file.problems().isEmpty()) {
      for (Configured each : book.all()) {
        if (each.from() == StoredFeed.From.FILE && !named.contains(each.feed().id())) {
          sent.add(feeds.sendRemoval(each.feed().id()));
        }
      }
    }
    for (Future<RecordMetadata> each : sent) {
      feeds.done(each);
    }
    awaitLatest();
  }

  /** The feeds as they are configured. */
  FeedBook book() {
    return book;
  }

  /** How a feed stands, without its entries; empty when it was never polled. */
  Optional<FeedState> shown(String id) {
    return Optional.ofNullable(shown.get(id));
  }

  /** A feed's subscription to its hub, with the secret, whichever instance polls the feed. */
  Optional<WebSub> subscription(String id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  /** What kept feeds out, of the file and of the topic. */
  List<Problem> problems() {
    return Stream.concat(file.problems().stream(), book.problems().stream()).toList();
  }

  /**
   * Follows feeds from now on, in all instances, each in the place of one with its id; each is due
   * at once. When this returns, it is known here.
   *
   * @throws IllegalStateException when Kafka does not take it
   */
  void put(Collection<Feed> put, StoredFeed.From from) throws InterruptedException {
    List<Future<RecordMetadata>> sent = put.stream().map(feed -> send(feed, from)).toList();
    for (Future<RecordMetadata> each : sent) {
      feeds.done(each);
    }
    awaitLatest();
  }

  /**
   * Has a feed polled at once by the instance that polls it, even if it was retired: what is
   * written again is due.
   *
   * @throws IllegalStateException when Kafka does not take it
   */
  void pollAtOnce(Configured feed) throws InterruptedException {
    put(List.of(feed.feed()), feed.from());
  }

  /**
   * Follows a feed no more. When this returns, that is known here.
   *
   * @throws IllegalStateException when Kafka does not take it
   */
  void remove(String id) throws InterruptedException {
    feeds.done(feeds.sendRemoval(id));
    awaitLatest();
  }

  private Future<RecordMetadata> send(Feed feed, StoredFeed.From from) {
    return feeds.send(new StoredFeed(feed.id(), feed.written(), from, clock.instant()));
  }

  /** Waits until all that the topic of feeds has now is known here. */
  void awaitLatest() throws InterruptedException {
    feeds.awaitLatest();
  }

  /** The partition of a feed, of both topics. */
  int partition(String id) {
    return feeds.partition(id);
  }

  /** The states of the feeds of partitions, whole. */
  Map<String, FeedState> states(Set<Integer> partitions) {
    return states.read(partitions);
  }

  /** Keeps a state; returns when it cannot be lost. */
  void write(FeedState state) throws InterruptedException {
    states.done(states.send(state));
  }

  /** Forgets how a feed stood. */
  void forget(String id) {
    var unused = states.sendRemoval(id); // if it is lost, the next who gets the feeds forgets it
  }

  @PreDestroy
  void close() {
    feeds.close();
    states.close();
  }
}
