package io.wirewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.broker.Broker;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Feedback;
import io.wirewatch.events.StoredFeed;
import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {
  private static final Delivery DELIVERY =
      new Delivery(
          "a-1-desk", "desk", "a", "r", Delivery.Outcome.DELIVERED, 1, "HTTP 200", Instant.EPOCH);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Broker broker;

  @BeforeAll
  static void start() {
    broker = Broker.start(folder, 0);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static void produce(List<ProducerRecord<String, byte[]>> records) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record).get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void createsTopicsAsTheyAreDescribedAndLeavesThoseThatExist() throws Exception {
    TopicSetup.ensure(broker.bootstrapServers(), 2, (short) 1, List.of(Topics.ARTICLES));
    TopicSetup.ensure(broker.bootstrapServers(), 5, (short) 1, List.of(Topics.ARTICLES));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      String name = Topics.ARTICLES.name();
      String deadLetters = Topics.ARTICLES.deadLetters();
      assertThat(admin.describeTopics(List.of(name, deadLetters)).allTopicNames().get())
          .allSatisfy((topic, described) -> assertThat(described.partitions()).hasSize(2));
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
      Config config =
          Objects.requireNonNull(
              admin.describeConfigs(List.of(resource)).all().get().get(resource));
      assertThat(config.get("retention.ms").value())
          .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
      assertThat(config.get("max.message.bytes").value()).isEqualTo("8388608");
    }
  }

  @Test
  void followsATopicFromItsBeginningAndPassesOverWhatItCannotRead() throws Exception {
    TopicSetup.ensure(broker.bootstrapServers(), 1, (short) 1, List.of(Topics.DELIVERIES));
    produce(
        List.of(
            CloudEvents.record(Topics.DELIVERIES, DELIVERY),
            new ProducerRecord<>(Topics.DELIVERIES.name(), "x", "{}".getBytes(UTF_8)),
            new ProducerRecord<>(Topics.DELIVERIES.name(), "a-1-desk", null)));
    List<Delivery> seen = new CopyOnWriteArrayList<>();
    try (TopicFollower<Delivery> follower =
        TopicFollower.events(broker.bootstrapServers(), Topics.DELIVERIES, seen::add)) {
      assertThat(follower.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
      assertThat(seen).containsExactly(DELIVERY);
      produce(List.of(CloudEvents.record(Topics.DELIVERIES, DELIVERY)));
      await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() == 2);
      assertThat(follower.isFollowing()).isTrue();
    }
  }

  @Test
  void passesOverWhatItsViewFailsToTake() throws Exception {
    Topic<Delivery> topic = ownTopic("passed.over");
    TopicSetup.ensure(broker.bootstrapServers(), 1, (short) 1, List.of(topic));
    List<String> seen = new CopyOnWriteArrayList<>();
    TopicFollower.View<Delivery> view =
        new TopicFollower.View<>() {
          @Override
          public void take(String key, Optional<Delivery> event, long offset) {
            if (offset == 0) {
              throw new IllegalStateException("this one I do not like");
            }
            seen.add(key);
          }

          @Override
          public void taken() {
            throw new IllegalStateException("nor all of these");
          }
        };
    produce(List.of(CloudEvents.record(topic, DELIVERY), CloudEvents.record(topic, DELIVERY)));
    try (TopicFollower<Delivery> follower =
        new TopicFollower<>(broker.bootstrapServers(), topic, view)) {
      assertThat(follower.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
      assertThat(follower.caughtUp().toCompletableFuture()).isCompleted();
      assertThat(seen).containsExactly("a-1-desk");
      produce(List.of(CloudEvents.record(topic, DELIVERY)));
      await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() == 2);
      assertThat(follower.isFollowing()).isTrue();
    }
  }

  private static Topic<Delivery> ownTopic(String name) {
    Topic<Delivery> like = Topics.DELIVERIES;
    return new Topic<>(
        "wirewatch.test." + name,
        like.title(),
        like.owner(),
        like.type(),
        like.value(),
        like.key(),
        like.keyTitle(),
        like.eventId(),
        like.retention(),
        like.compacted());
  }

  @Test
  void followsATopicOfWhichTheBrokerHearsLater() throws Exception {
    List<Feedback> seen = new CopyOnWriteArrayList<>();
    try (TopicFollower<Feedback> follower =
        TopicFollower.events(broker.bootstrapServers(), Topics.FEEDBACK, seen::add)) {
      assertThat(follower.awaitCaughtUp(Duration.ofSeconds(1))).isFalse();
      assertThat(follower.isFollowing()).isTrue();
      TopicSetup.ensure(broker.bootstrapServers(), 1, (short) 1, List.of(Topics.FEEDBACK));
      assertThat(follower.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void anEventsHeadersReplaceThoseOfItsCause() {
    Headers headers = new RecordHeaders();
    headers.add("ce_type", "of the cause".getBytes(UTF_8));
    byte[] bytes =
        new EventSerde<>(Topics.DELIVERIES).serializer().serialize("topic", headers, DELIVERY);
    assertThat(headers.headers("ce_type"))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("io.wirewatch.delivery.v1");
    assertThat(new String(headers.lastHeader("ce_id").value(), UTF_8))
        .isEqualTo("a-1-desk-delivered");
    assertThat(new EventSerde<>(Topics.DELIVERIES).deserializer().deserialize("topic", bytes))
        .isEqualTo(DELIVERY);
  }

  @Test
  void keepsATopicAsATableByPartition() throws Exception {
    TopicSetup.ensure(broker.bootstrapServers(), 4, (short) 1, List.of(Topics.FEEDS));
    Map<String, StoredFeed> view = new ConcurrentHashMap<>();
    try (KeptTopic<StoredFeed> feeds =
        new KeptTopic<>(
            broker.bootstrapServers(),
            Topics.FEEDS,
            (id, feed, _) ->
                feed.ifPresentOrElse(now -> view.put(id, now), () -> view.remove(id)))) {
      for (String id : List.of("a", "b", "c", "d", "e")) {
        StoredFeed feed = new StoredFeed(id, Map.of("id", id), StoredFeed.From.API, Instant.EPOCH);
        feeds.done(feeds.send(feed));
      }
      feeds.done(feeds.sendRemoval("b"));
      feeds.awaitLatest();
      assertThat(view).containsOnlyKeys("a", "c", "d", "e");
      Set<String> read = new HashSet<>();
      for (int partition = 0; partition < 4; partition++) {
        int part = partition;
        assertThat(feeds.read(Set.of(part)))
            .allSatisfy((id, feed) -> assertThat(feeds.partition(id)).isEqualTo(part));
        read.addAll(feeds.read(Set.of(part)).keySet());
      }
      assertThat(read).isEqualTo(view.keySet());
    }
  }
}
