package io.wirewatch.launcher.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.broker.testing.TopicReader;
import io.wirewatch.events.Article;
import io.wirewatch.events.Json;
import io.wirewatch.events.Topics;
import io.wirewatch.launcher.Component;
import io.wirewatch.launcher.Installation;
import io.wirewatch.launcher.Ports;
import io.wirewatch.launcher.Wirewatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged ingest service polls many feeds and is killed meanwhile, alone and beside another.
 * No entry is lost, none is on {@code wirewatch.articles} twice, and no feed is asked for by two.
 *
 * <p>Small unless told otherwise. In full:
 *
 * <pre>{@code
 * ./mvnw -pl launcher -am verify -Dtest=none -Dit.test=PollingIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dpolling.feeds=500 -Dpolling.kills=4
 * }</pre>
 */
class PollingIT {
  private static final int FEEDS = Integer.getInteger("polling.feeds", 60);
  private static final int KILLS = Integer.getInteger("polling.kills", 2);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration TAKEOVER = Duration.ofSeconds(30);
  private static final Pattern FOLLOWED =
      Pattern.compile("(?m)^wirewatch_feeds_followed(?:\\{.*})? ([0-9.]+)");

  /** Kept with all logs when a test fails. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final List<String> story = new ArrayList<>();
  private final Installation installation = new Installation(Path.of(".."));
  private final HttpClient http = HttpClient.newHttpClient();
  private Newsstand stand;
  private Path config;

  @BeforeEach
  void open() throws IOException {
    stand = new Newsstand(FEEDS);
    config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(config.resolve("feeds.yaml"), stand.yaml(EVERY.toSeconds() + "s"));
    stand.publish();
    stand.publish();
  }

  @AfterEach
  void close() {
    stand.close();
    http.close();
    story.forEach(System.out::println);
  }

  @Test
  void noEntryIsLostAndNoneComesTwiceWhenItIsKilledWhileItPolls() throws Exception {
    try (Wirewatch wirewatch = wirewatch()) {
      wirewatch.start(Component.BROKER);
      wirewatch.start(Component.INGEST);
      for (int kill = 1; kill <= KILLS; kill++) {
        int before = stand.polls();
        int midway = Math.max(1, FEEDS * kill / (KILLS + 1));
        await(where()).atMost(PATIENCE).until(() -> stand.polls() >= before + midway);
        long pid = wirewatch.pid(Component.INGEST);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        tell("killed after %d polls".formatted(stand.polls()));
        stand.publish();
        await(where()).atMost(PATIENCE).until(() -> wirewatch.pid(Component.INGEST) != pid);
      }
      awaitArticles(wirewatch);
      awaitAnotherRound();
      assertOnce(wirewatch);
    }
  }

  @Test
  void twoShareTheFeedsAndWhoRemainsHasAll() throws Exception {
    try (Wirewatch wirewatch = wirewatch()) {
      wirewatch.start(Component.BROKER);
      wirewatch.start(Component.INGEST);
      URI one = wirewatch.address(Component.INGEST);
      Ports ports = Ports.free();
      URI two = URI.create("http://127.0.0.1:" + ports.of(Component.INGEST));
      Process second = second(wirewatch, ports.of(Component.INGEST));
      try {
        await(where())
            .atMost(PATIENCE)
            .until(() -> followed(two) > 0 && followed(one) + followed(two) == FEEDS);
        tell("shared: %d and %d".formatted(followed(one), followed(two)));
        Instant settled = Instant.now();
        stand.publish();
        awaitArticles(wirewatch);
        awaitAnotherRound();
        Instant killed = Instant.now();
        second.destroyForcibly().waitFor();
        stand.publish();
        await(where()).atMost(TAKEOVER).until(() -> followed(one) == FEEDS);
        tell("taken over after " + Duration.between(killed, Instant.now()));
        awaitArticles(wirewatch);
        assertOnce(wirewatch);
        assertThat(stand.askedTooSoon(EVERY.minusSeconds(1), settled, killed))
            .as("feeds that both poll; " + where())
            .isEmpty();
      } finally {
        second.destroyForcibly();
      }
    }
  }

  private Wirewatch wirewatch() {
    return new Wirewatch(
        installation,
        new Wirewatch.Settings(config, folder.resolve("data"), Ports.free(), environment()),
        happening -> tell(happening.toString()));
  }

  private static Map<String, String> environment() {
    return Map.of("WIREWATCH_GUARD_ALLOW", "127.0.0.0/8");
  }

  private Process second(Wirewatch wirewatch, int port) throws IOException {
    Path jar = installation.root().resolve("ingest-service/target/quarkus-app/quarkus-run.jar");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            jar.toString());
    builder.environment().putAll(environment());
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", wirewatch.bootstrapServers(),
                "WIREWATCH_CONFIG", config.toString(),
                "WIREWATCH_DATA", folder.resolve("second").toString(),
                "QUARKUS_HTTP_PORT", String.valueOf(port)));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("second.log").toFile())
        .start();
  }

  /** How many feeds an instance polls; 0 while it does not answer. */
  private int followed(URI instance) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve("/q/metrics"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      String meters = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher followed = FOLLOWED.matcher(meters);
      return followed.find() ? (int) Double.parseDouble(followed.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Every feed is polled once more at the least, so that what would come twice has come. */
  private void awaitAnotherRound() {
    int before = stand.polls();
    await(where()).atMost(PATIENCE).until(() -> stand.polls() >= before + 2 * FEEDS);
  }

  private void awaitArticles(Wirewatch wirewatch) {
    await(where())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Set<String> missing = new TreeSet<>(stand.links());
              articles(wirewatch).forEach(missing::remove);
              assertThat(missing).as("lost entries; " + where()).isEmpty();
            });
  }

  private void assertOnce(Wirewatch wirewatch) {
    List<String> articles = articles(wirewatch);
    tell("%d entries, %d polls".formatted(articles.size(), stand.polls()));
    assertThat(articles)
        .as(where())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(stand.links());
    assertThat(stand.askedTwiceAtATime()).as("feeds asked for by two; " + where()).isEmpty();
  }

  private static List<String> articles(Wirewatch wirewatch) {
    return new TopicReader(wirewatch.bootstrapServers())
        .readAll(Topics.ARTICLES.name()).stream()
            .map(record -> Json.read(record.value(), Article.class).url())
            .toList();
  }

  private void tell(String what) {
    story.add(Instant.now() + " " + what);
  }

  private String where() {
    return "logs in %s; what happened: %s".formatted(folder, String.join("; ", story));
  }
}
