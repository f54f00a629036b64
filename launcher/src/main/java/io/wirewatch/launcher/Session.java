package io.wirewatch.launcher;

import io.wirewatch.events.Alert;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Wirewatch in front of a person: it says what happens and shows the alerts as they come. */
final class Session implements AutoCloseable {
  private final Console console;
  private final Wirewatch.Settings settings;
  private final Wirewatch wirewatch;
  private final Training training;
  private final CompletableFuture<Happening.GaveUp> gaveUp = new CompletableFuture<>();
  private @Nullable AlertStream stream;
  private boolean closed;

  /**
   * Takes the data folder; nothing runs yet.
   *
   * @throws LauncherException when the folder or a port cannot be used or something is not built
   */
  Session(Installation installation, Wirewatch.Settings settings, Console console) {
    this.console = console;
    this.settings = settings;
    this.wirewatch = new Wirewatch(installation, settings, this::tell);
    this.training = new Training(installation, settings.config());
  }

  private void tell(Happening happening) {
    console.tell(happening);
    if (happening instanceof Happening.GaveUp end) {
      gaveUp.complete(end);
    }
  }

  /**
   * Starts everything and returns when all serve.
   *
   * @param after where the alerts begin, as {@link AlertStream} takes it
   * @param alerts is given the alerts from there on
   * @throws LauncherException when a component does not come up
   */
  void start(String after, Consumer<Alert> alerts) throws InterruptedException {
    long began = System.nanoTime();
    console.say("Wirewatch starts:");
    wirewatch.start();
    console.say("All ready after " + Console.seconds(Duration.ofNanos(System.nanoTime() - began)));
    console.addresses(wirewatch, settings.data());
    for (String problem : ConfigurationProblems.ask(wirewatch::address)) {
      console.say("Left out: " + problem);
    }
    AlertStream follower =
        new AlertStream(
            wirewatch.address(Component.ALERT).resolve("/alerts/stream"), after, alerts);
    synchronized (this) {
      stream = follower;
    }
  }

  /** Makes the start-up caches in the background, if there are none for what is built. */
  void trainInBackground() {
    if (training.stale().isEmpty()) {
      return;
    }
    console.say(
        "In the background Java learns to start faster from what was built (a minute, once).");
    Thread.ofVirtual()
        .name("training")
        .start(
            () -> {
              try {
                training.run();
              } catch (LauncherException | IOException e) {
                if (!isClosed()) {
                  console.say("It did not learn to start faster: " + e.getMessage());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** The running Wirewatch. */
  Wirewatch wirewatch() {
    return wirewatch;
  }

  /** Waits until a component is given up, or the time is up. */
  Optional<Happening.GaveUp> awaitEnd(Duration patience) throws InterruptedException {
    try {
      return Optional.of(gaveUp.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it so", e);
    }
  }

  /** Waits until a component is given up. */
  void awaitEnd() {
    gaveUp.join();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Stops everything in reverse order and waits for it. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (stream != null) {
        stream.close();
      }
    }
    console.say("Wirewatch stops:");
    try {
      training.abandon();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      wirewatch.close();
    }
  }
}
