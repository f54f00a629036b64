package io.wirewatch.broker.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.wirewatch.broker.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} a broker of its own on a free port, and an empty data folder:
 * annotate the test with {@code @QuarkusTestResource(BrokerResource.class)}. Its data is deleted at
 * the end.
 */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
  /** Held here, because a logger that nobody holds forgets its level. */
  private static final List<Logger> KAFKAS_LOGGERS =
      Stream.of("kafka", "org.apache.kafka", "state.change.logger").map(Logger::getLogger).toList();

  private @Nullable Path folder;
  private @Nullable Broker broker;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("wirewatch-broker-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    KAFKAS_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    broker = Broker.start(folder, 0);
    return Map.of(
        "kafka.bootstrap.servers",
        broker.bootstrapServers(),
        "wirewatch.data",
        folder.resolve("service").toString());
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
    if (folder != null) {
      delete(folder);
      folder = null;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
