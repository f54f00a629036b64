package io.wirewatch.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops every component once on data that is thrown away, so that Java remembers how (an
 * AOT cache) and later starts are faster.
 */
final class Training {
  /** A process writes its cache when it ends, which takes its time on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration TIDYING = Duration.ofSeconds(10);

  private final Installation installation;
  private final Path config;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean abandoned;
  private @Nullable Wirewatch trainee;

  /**
   * For this installation.
   *
   * @param config the configuration to start with
   */
  Training(Installation installation, Path config) {
    this.installation = installation;
    this.config = config;
  }

  /** The components whose cache is missing or older than their jars. */
  List<Component> stale() {
    return Arrays.stream(Component.values())
        .filter(component -> !installation.cache(component).isFresh())
        .toList();
  }

  /**
   * Makes the caches that are stale anew; all four take about a minute on two cores.
   *
   * @throws LauncherException when a component does not come up, or the training is abandoned
   */
  void run() throws InterruptedException, IOException {
    try {
      train(stale());
    } finally {
      ended.countDown();
    }
  }

  private void train(List<Component> learners) throws InterruptedException, IOException {
    try (TemporaryFolder folder = TemporaryFolder.named("wirewatch-training-");
        Wirewatch wirewatch =
            new Wirewatch(
                installation,
                new Wirewatch.Settings(
                    config,
                    folder.path(),
                    Ports.free(),
                    Map.of("WIREWATCH_FEEDS_POLLING", "false")),
                component ->
                    learners.contains(component)
                        ? installation.cache(component).learn()
                        : installation.cache(component).use(),
                happening -> {})) {
      synchronized (this) {
        if (abandoned) {
          return;
        }
        trainee = wirewatch;
      }
      wirewatch.start();
      // One after the other: writing a cache takes a lot of memory.
      for (Component component : List.of(Component.values()).reversed()) {
        wirewatch.stop(component, PATIENCE);
        if (learners.contains(component)) {
          keep(component);
        }
      }
    }
  }

  private synchronized void keep(Component component) {
    if (!abandoned) {
      installation.cache(component).keep();
    }
  }

  /** Ends the training at once; what was not finished is as before. */
  void abandon() throws InterruptedException {
    synchronized (this) {
      abandoned = true;
      if (trainee == null) {
        return;
      }
      trainee.abandon();
    }
    if (!ended.await(TIDYING.toSeconds(), TimeUnit.SECONDS)) {
      throw new LauncherException("The training did not tidy up in the temporary folder.");
    }
  }
}
