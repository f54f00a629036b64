package io.wirewatch.launcher.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.events.Json;
import io.wirewatch.events.Pair;
import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import io.wirewatch.launcher.Component;
import io.wirewatch.launcher.Installation;
import io.wirewatch.launcher.Ports;
import io.wirewatch.launcher.Wirewatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged alert service counts a generated stream of tagged articles, in disorder, with
 * repeats, late ones and corrections, and is killed at random moments; halfway it loses the folder
 * of its state and has only what Kafka keeps. What then stands on {@code wirewatch.alerts} is what
 * a plain recount says: no episode is missing, none is there twice.
 *
 * <p>Small unless told otherwise. In full:
 *
 * <pre>{@code
 * ./mvnw -pl launcher -am verify -Dtest=none -Dit.test=ExactnessIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dexactness.articles=200000 -Dexactness.rules=500 -Dexactness.kills=10 -Dexactness.seed=1
 * }</pre>
 */
class ExactnessIT {
  private static final int ARTICLES = Integer.getInteger("exactness.articles", 3_000);
  private static final int RULES = Integer.getInteger("exactness.rules", 60);
  private static final int KILLS = Integer.getInteger("exactness.kills", 2);
  private static final long SEED = Long.getLong("exactness.seed", 1);

  private static final String GROUP = "wirewatch-alerts";
  private static final String THE_END = "the-end";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final int MAX_SHOWN = 20;

  /** Kept with all logs when the test fails. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final List<String> story = new ArrayList<>();

  @Test
  void alertsAreWhatAPlainRecountSays() throws Exception {
    Press press = new Press(SEED, ARTICLES);
    List<Piece> standing = press.standing();
    List<Asked.Rule> rules = new Rules(SEED, press, standing).make(RULES);
    Path config = configuration(press, rules);
    try (Wirewatch wirewatch =
        new Wirewatch(
            new Installation(Path.of("..")),
            new Wirewatch.Settings(config, folder.resolve("data"), Ports.free(), Map.of()),
            happening -> tell(happening.toString()))) {
      wirewatch.start(Component.BROKER);
      wirewatch.start(Component.ALERT);
      Instant began = Instant.now();
      try (Stream stream = new Stream(wirewatch)) {
        stream.writeAndKill(press);
        tell("all %d records are written".formatted(press.arrivals().size()));
      }
      try (AlertLog log = new AlertLog(wirewatch.bootstrapServers())) {
        awaitEnd(log);
        tell("all is counted, in %s".formatted(Duration.between(began, Instant.now())));
        compare(press, standing, rules, wirewatch, log);
      }
    }
  }

  private Path configuration(Press press, List<Asked.Rule> rules) throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    String end =
        "  - {id: %s, title: The end, query: 'topic:%s', atLeast: 1, within: 1h}\n"
            .formatted(THE_END, THE_END);
    Files.writeString(config.resolve("rules.yaml"), Rules.yaml(rules) + end);
    Files.writeString(config.resolve("sources.yaml"), press.sources());
    Files.writeString(config.resolve("receivers.yaml"), "receivers: []\n");
    return config;
  }

  /** Counting may take long in full; it stands still when nothing more is told. */
  private void awaitEnd(AlertLog log) {
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
  }

  private void compare(
      Press press,
      List<Piece> standing,
      List<Asked.Rule> rules,
      Wirewatch wirewatch,
      AlertLog log) {
    Reference reference = new Reference(standing, press.merges(), press::source);
    List<Map<String, List<Reference.Span>>> expected =
        rules.stream().map(reference::episodes).toList();
    long episodes =
        expected.stream().flatMap(of -> of.values().stream()).mapToLong(List::size).sum();
    tell("%d episodes are expected, of %s".formatted(episodes, kinds(rules, expected)));

    awaitSilence(log); // what ends by the clock alone is told within a few seconds
    wirewatch.stop(Component.ALERT); // so that nothing can come after
    log.readOn();
    tell(
        "%d transitions were told, with %d articles left out for their score"
            .formatted(log.transitions(), log.belowScore()));

    List<String> last = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    Reference ever = new Reference(press.revisions(), Map.of(), press::source);
    for (int i = 0; i < rules.size(); i++) {
      last.addAll(log.differences(rules.get(i), expected.get(i)));
      counts.addAll(log.wrongCounts(rules.get(i), ever));
    }
    assertThat(log.faults()).as("transitions missing or twice; " + where()).isEmpty();
    assertThat(last.stream().limit(MAX_SHOWN).toList())
        .as("%d episodes differ; %s", last.size(), where())
        .isEmpty();
    assertThat(counts.stream().limit(MAX_SHOWN).toList())
        .as("%d counts are wrong; %s", counts.size(), where())
        .isEmpty();
    assertThat(episodes).as("episodes, so that this shows something").isGreaterThan(RULES);
    assertThat(log.belowScore()).as("articles left out for their score, likewise").isPositive();
    story.forEach(System.out::println);
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

  private static Map<String, Integer> kinds(
      List<Asked.Rule> rules, List<Map<String, List<Reference.Span>>> expected) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < rules.size(); i++) {
      int episodes = expected.get(i).values().stream().mapToInt(List::size).sum();
      kinds.merge(rules.get(i).asked().getClass().getSimpleName(), episodes, Integer::sum);
    }
    return kinds;
  }

  /** Writes what comes, not far ahead of what is counted, and kills who counts. */
  private final class Stream implements AutoCloseable {
    private final Wirewatch wirewatch;
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;
    private final int ahead = Math.max(100, ARTICLES / 40);
    private long articles;

    Stream(Wirewatch wirewatch) {
      this.wirewatch = wirewatch;
      Map<String, Object> settings = Map.of("bootstrap.servers", wirewatch.bootstrapServers());
      this.admin = Admin.create(settings);
      this.producer =
          new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void writeAndKill(Press press) throws IOException, InterruptedException {
      List<Press.Arrival> arrivals = press.arrivals();
      List<Integer> kills =
          new Random(SEED)
              .ints(KILLS, arrivals.size() / 20, arrivals.size())
              .sorted()
              .boxed()
              .toList();
      int killed = 0;
      for (int i = 0; i < arrivals.size(); i++) {
        switch (arrivals.get(i)) {
          case Press.Telling telling -> write(telling.piece());
          case Press.Merging merging -> write(Topics.STORIES, merging.merge());
        }
        if (killed < kills.size() && i == kills.get(killed)) {
          producer.flush();
          killed++;
          awaitCounted(articles - ahead / 2);
          kill();
        } else if (i == arrivals.size() / 2) {
          producer.flush();
          awaitCounted(articles - ahead / 2);
          loseState();
        } else if (articles % 100 == 0) {
          awaitCounted(articles - ahead);
        }
      }
      write(theEnd(press));
      producer.flush();
    }

    private void write(Piece piece) {
      articles++;
      write(Topics.ARTICLES_TAGGED, piece.tagged());
    }

    private <T> void write(Topic<T> topic, T event) {
      Future<?> unused = // what is not written is missed in the end
          producer.send(
              new ProducerRecord<>(topic.name(), topic.key().apply(event), Json.write(event)));
    }

    private void kill() {
      long before = wirewatch.pid(Component.ALERT);
      wirewatch.kill(Component.ALERT);
      await("it is started again; " + where())
          .atMost(PATIENCE)
          .until(() -> wirewatch.pid(Component.ALERT) != before);
    }

    private void loseState() throws IOException, InterruptedException {
      wirewatch.stop(Component.ALERT);
      Path state = folder.resolve("data").resolve(Component.ALERT.title()).resolve("streams");
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
            admin
                .listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
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

    @Override
    public void close() {
      producer.close();
      admin.close();
    }
  }

  /** An article so much later than all that every window has emptied. */
  private static Piece theEnd(Press press) {
    return new Piece(
        ARTICLES,
        0,
        press.end(),
        new Piece.Outlet("the-end.example", "the-end.example"),
        "",
        "nl", // which no rule asks for
        List.of(new Piece.Tag(THE_END, false, List.<Pair>of(), 1)),
        List.of(),
        "",
        List.of(),
        "",
        new byte[0],
        "The end");
  }

  private synchronized void tell(String what) {
    story.add(Instant.now() + " " + what);
  }

  private synchronized String where() {
    return "the logs are in %s; what happened:%n%s"
        .formatted(folder.resolve("data"), String.join(System.lineSeparator(), story));
  }
}
