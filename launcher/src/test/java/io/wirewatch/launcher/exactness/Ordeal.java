package io.wirewatch.launcher.exactness;

import static org.awaitility.Awaitility.await;

import io.wirewatch.events.Json;
import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import io.wirewatch.launcher.Component;
import io.wirewatch.launcher.Installation;
import io.wirewatch.launcher.Ports;
import io.wirewatch.launcher.Wirewatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The packaged alert service on a broker of its own: articles are written, not far ahead of what it
 * counts, and it is killed, or loses the folder of its state and has only what Kafka keeps. Keeps a
 * diary, for when something is wrong in the end.
 */
final class Ordeal implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** The id of a rule that fires once {@link #writeTheEnd} is counted. */
  static final String THE_END = "the-end";

  private static final Duration LONGEST = Duration.ofHours(2);
  private static final String GROUP = "wirewatch-alerts";

  /** Who starts it again gives up when it dies more often in a minute. */
  private static final int KILLS_IN_A_MINUTE = 5;

  private final Path data;
  private final Wirewatch wirewatch;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private final Instant began = Instant.now();
  private final int ahead;
  private final List<String> diary = new ArrayList<>();
  private final Deque<Instant> kills = new ArrayDeque<>();
  private long articles;

  /**
   * Nothing runs yet.
   *
   * @param folder kept by the caller as long as it may want to see what was logged
   * @param rules those of {@code rules.yaml}
   */
  Ordeal(Path folder, Press press, List<Asked.Rule> rules) throws IOException {
    List<Asked.Rule> all = new ArrayList<>(rules);
    all.add(Rules.firesOn(THE_END, THE_END));
    Path config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(config.resolve("rules.yaml"), Rules.yaml(all));
    Files.writeString(config.resolve("sources.yaml"), press.sources());
    Files.writeString(config.resolve("receivers.yaml"), "receivers: []\n");
    data = folder.resolve("data");
    ahead = Math.max(100, press.articles() / 40);
    wirewatch =
        new Wirewatch(
            new Installation(Path.of("..")),
            new Wirewatch.Settings(config, data, Ports.free(), Map.of()),
            happening -> tell(happening.toString()));
    Map<String, Object> settings = Map.of("bootstrap.servers", wirewatch.bootstrapServers());
    admin = Admin.create(settings);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  void start() throws InterruptedException {
    wirewatch.start(Component.BROKER);
    wirewatch.start(Component.ALERT);
  }

  /** Ends the service; nothing is told any more. */
  void stop() {
    wirewatch.stop(Component.ALERT);
  }

  /** Where the service answers. */
  URI address() {
    return wirewatch.address(Component.ALERT);
  }

  /** What it tells. */
  AlertLog log() {
    return new AlertLog(wirewatch.bootstrapServers());
  }

  /** How long it has been running. */
  Duration age() {
    return Duration.between(began, Instant.now());
  }

  void write(Press.Arrival arrival) {
    switch (arrival) {
      case Press.Telling telling -> write(telling.piece());
      case Press.Merging merging -> write(Topics.STORIES, merging.merge());
    }
  }

  void write(Piece piece) {
    articles++;
    write(Topics.ARTICLES_TAGGED, piece.tagged());
    if (articles % 100 == 0) {
      awaitCounted(articles - ahead);
    }
  }

  /** An article so much later than all that every window has emptied. */
  void writeTheEnd(Press press) {
    write(Piece.signal(press.articles(), press.end(), THE_END));
    producer.flush();
  }

  private <T> void write(Topic<T> topic, T event) {
    Future<?> unused = // what is not written is missed in the end
        producer.send(
            new ProducerRecord<>(topic.name(), topic.key().apply(event), Json.write(event)));
  }

  /** Waits until about half of what is written ahead has been read by the service. */
  void awaitSome() {
    producer.flush();
    awaitCounted(articles - ahead / 2);
  }

  /** Kills the service, and returns when it has been started again; it may not serve yet. */
  void kill() {
    if (kills.size() == KILLS_IN_A_MINUTE) {
      Instant again = kills.removeFirst().plus(Duration.ofSeconds(61));
      await().atMost(PATIENCE).until(() -> again.isBefore(Instant.now()));
    }
    kills.addLast(Instant.now());
    long before = wirewatch.pid(Component.ALERT);
    wirewatch.kill(Component.ALERT);
    await("it is started again; " + where())
        .atMost(PATIENCE)
        .until(() -> wirewatch.pid(Component.ALERT) != before);
  }

  /** Takes the service's state away while it does not run. */
  void loseState() throws IOException, InterruptedException {
    wirewatch.stop(Component.ALERT);
    Path state = data.resolve(Component.ALERT.title()).resolve("streams");
    List<Path> all;
    try (var walk = Files.walk(state)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
    tell("the %d files of its state are gone".formatted(all.size()));
    wirewatch.start(Component.ALERT);
  }

  /** Waits until the service has committed that it has read so many articles. */
  private void awaitCounted(long number) {
    if (number > 0) {
      await("articles are counted; " + where())
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> counted() >= number);
    }
  }

  private long counted() throws InterruptedException {
    try {
      long counted = 0;
      for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
          admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet()) {
        if (entry.getKey().topic().equals(Topics.ARTICLES_TAGGED.name())
            && entry.getValue() != null) {
          counted += entry.getValue().offset();
        }
      }
      return counted;
    } catch (ExecutionException e) {
      return 0; // the broker is asked again
    }
  }

  /** Counting may take long in full; it stands still when nothing more is told. */
  void awaitTheEnd(AlertLog log) {
    Instant[] lastTold = {Instant.now()};
    await("the last article counts; " + where())
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(200))
        .failFast(
            "nothing more is told for " + PATIENCE,
            () -> lastTold[0].plus(PATIENCE).isBefore(Instant.now()))
        .until(
            () -> {
              long told = log.transitions();
              log.readOn();
              if (log.transitions() > told) {
                lastTold[0] = Instant.now();
              }
              return log.tells(THE_END);
            });
    awaitSilence(log); // what ends by the clock alone is told within a few seconds
  }

  private void awaitSilence(AlertLog log) {
    long[] told = {-1};
    await(where())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(4)) // it looks at the clock every second
        .until(
            () -> {
              log.readOn();
              boolean silent = told[0] == log.transitions();
              told[0] = log.transitions();
              return silent;
            });
  }

  synchronized void tell(String what) {
    diary.add(Instant.now() + " " + what);
  }

  /** Where to look when something is wrong, and what has happened. */
  synchronized String where() {
    return "the logs are in %s; what happened:%n%s"
        .formatted(data, String.join(System.lineSeparator(), diary));
  }

  synchronized void showDiary() {
    diary.forEach(System.out::println);
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    wirewatch.close();
  }
}
