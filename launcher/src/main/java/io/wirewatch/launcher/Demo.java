package io.wirewatch.launcher;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Runs Wirewatch on data of its own, pushes the sample articles, and waits until the alerts that
 * are expected have been delivered to a webhook.
 */
final class Demo implements AutoCloseable {
  private static final Duration PUSHING = Duration.ofSeconds(10);
  private static final int BATCHES = 10;

  /** How long after the last article the last alert may come. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final AlertPrinter printer;
  private final Set<String> missing;
  private final List<String> articles;
  private final TemporaryFolder folder;
  private final WebhookReceiver receiver;
  private final Session session;
  private final CompletableFuture<Boolean> delivered = new CompletableFuture<>();
  private int shown;
  private boolean keepData;
  private boolean closed;

  /** An alert that the sample articles are to cause. */
  record Expected(String rule) {}

  /**
   * A demo that has not begun.
   *
   * @param config the folder with the sample articles and the expected alerts
   * @throws LauncherException when these cannot be read, a port is in use, or nothing is built
   */
  Demo(Installation installation, Path config, Ports ports, Console console, AlertPrinter printer) {
    this.console = console;
    this.printer = printer;
    missing = expectedRules(config.resolve("expected-alerts.yaml"));
    articles = Articles.lines(config.resolve("articles.jsonl"));
    try {
      folder = TemporaryFolder.named("wirewatch-demo-");
      receiver = new WebhookReceiver(InstantSource.system(), this::delivered);
    } catch (IOException e) {
      throw new LauncherException("The demo cannot start: " + e, e);
    }
    session =
        new Session(
            installation,
            new Wirewatch.Settings(
                config,
                folder.path(),
                ports,
                Map.of(
                    "WIREWATCH_FEEDS_POLLING",
                    "false",
                    "WIREWATCH_WEBHOOK_URL",
                    receiver.address().toString(),
                    "WIREWATCH_WEBHOOK_SECRET",
                    receiver.secret(),
                    "WIREWATCH_GUARD_ALLOW",
                    "127.0.0.1/32")),
            console);
  }

  private static Set<String> expectedRules(Path file) {
    Loaded<Expected> expected = new YamlFile(file).list("expected", Expected.class);
    if (!expected.problems().isEmpty()) {
      throw new LauncherException(expected.problems().getFirst().toString());
    }
    if (expected.items().isEmpty()) {
      throw new LauncherException(
          "There is no %s; name the folder that holds the samples with --config DIR."
              .formatted(file));
    }
    Set<String> rules = new LinkedHashSet<>();
    expected.values().forEach(alert -> rules.add(alert.rule()));
    return rules;
  }

  /**
   * Runs it.
   *
   * @param exit whether to return when all alerts are delivered, or to stay until a signal ends it
   * @throws LauncherException when a component does not come up or an expected alert does not
   */
  void run(boolean exit) throws InterruptedException {
    keepData = true;
    long began = System.nanoTime();
    session.start(AlertStream.THE_BEGINNING, this::show);
    if (!exit) {
      session.trainInBackground();
    }
    int pushed = push();
    boolean complete = awaitDeliveries();
    summarise(pushed, Duration.ofNanos(System.nanoTime() - began));
    if (!complete) {
      throw new LauncherException(
          "Not delivered to the webhook within %d s of the last article: %s. The logs are in %s."
              .formatted(PATIENCE.toSeconds(), String.join(", ", stillMissing()), logs()));
    }
    keepData = false;
    if (!exit) {
      console.say("The demo stays up; Ctrl-C ends it and deletes its data.");
      session.awaitEnd();
    }
  }

  private int push() throws InterruptedException {
    int size = Math.ceilDiv(articles.size(), BATCHES);
    int accepted = 0;
    try (Articles ingest =
        new Articles(session.wirewatch().address(Component.INGEST).resolve("/articles"))) {
      for (int from = 0; from < articles.size(); from += size) {
        int to = Math.min(from + size, articles.size());
        Articles.Taken answer = push(ingest, articles.subList(from, to));
        accepted += answer.accepted();
        console.say("  pushed %d of %d articles".formatted(to, articles.size()));
        answer.rejected().forEach(reason -> console.say("    refused: " + reason));
        pause(PUSHING.dividedBy(BATCHES));
      }
    }
    return accepted;
  }

  /** Pushes until the service takes them; it may be being started again. */
  private Articles.Taken push(Articles ingest, List<String> lines) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      switch (ingest.push(lines)) {
        case Articles.Taken taken -> {
          return taken;
        }
        case Articles.Unavailable(String reason) -> {
          if (System.nanoTime() > deadline) {
            throw new LauncherException("%s The logs are in %s.".formatted(reason, logs()));
          }
          pause(Duration.ofMillis(500));
        }
      }
    }
  }

  private boolean awaitDeliveries() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!delivered.isDone() && System.nanoTime() < deadline) {
      pause(Duration.ofMillis(200));
    }
    pause(Duration.ofSeconds(1)); // for what is on its way: the live stream, a repeat
    return delivered.isDone();
  }

  private void pause(Duration length) throws InterruptedException {
    if (session.awaitEnd(length).isPresent()) {
      throw new LauncherException(
          "The demo ends, since a component did. The logs are in " + logs());
    }
  }

  private synchronized void show(Alert alert) {
    shown++;
    printer.print(alert);
  }

  private synchronized void delivered(Alert alert) {
    if (alert.transition() == Alert.Transition.FIRING
        && missing.remove(alert.rule().id())
        && missing.isEmpty()) {
      delivered.complete(true);
    }
  }

  private synchronized List<String> stillMissing() {
    return List.copyOf(missing);
  }

  private synchronized void summarise(int pushed, Duration time) {
    WebhookReceiver.Counts webhooks = receiver.counts();
    console.say(
        """

        %d articles pushed, %d alerts shown, %d webhooks received (%d repeated, %d refused), %s."""
            .formatted(
                pushed,
                shown,
                webhooks.received(),
                webhooks.duplicates(),
                webhooks.refused(),
                Console.seconds(time)));
  }

  private Path logs() {
    return folder.path().resolve("logs");
  }

  /** Stops everything; the data is deleted unless the demo failed. */
  @Override
  public void close() {
    session.close();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    receiver.close();
    if (!keepData) {
      folder.close();
    }
  }
}
