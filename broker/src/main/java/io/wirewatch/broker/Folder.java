package io.wirewatch.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a broker keeps its data: formatted when it is new, refused when it is not
 * ours.
 */
record Folder(Path path) {

  /**
   * Makes the folder one that Kafka can start on.
   *
   * @throws BrokerException when it cannot be written, belongs to another cluster, or is in use
   */
  void prepare() {
    Path metaProperties = path.resolve("meta.properties");
    try {
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw notWritable(null);
      }
      if (Files.exists(metaProperties)) {
        refuseAnothersData(metaProperties);
        refuseWhileInUse();
      } else if (isEmpty()) {
        format();
      } else {
        throw new BrokerException(
            "The folder %s holds files but no Kafka data; name an empty or a new folder."
                .formatted(path),
            null);
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private BrokerException notWritable(@Nullable IOException cause) {
    return new BrokerException(
        "The folder %s cannot be written; make it writable for this user or name another one%s."
            .formatted(path, cause == null ? "" : " (" + cause + ")"),
        cause);
  }

  private boolean isEmpty() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      return !files.iterator().hasNext();
    }
  }

  private void refuseAnothersData(Path metaProperties) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(metaProperties, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    String node = properties.getProperty("node.id", "none");
    if (!node.equals(String.valueOf(Settings.NODE_ID))) {
      throw new BrokerException(
          "The folder %s belongs to another Kafka cluster (node.id is %s, not %d); name another folder."
              .formatted(path, node, Settings.NODE_ID),
          null);
    }
  }

  /** Kafka holds a lock on this file for as long as it runs. */
  private void refuseWhileInUse() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw inUse(null);
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(e);
    }
  }

  private BrokerException inUse(@Nullable Throwable cause) {
    return new BrokerException(
        "The folder %s is in use by another broker; stop that one or name another folder."
            .formatted(path),
        cause);
  }

  private void format() {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(Settings.NODE_ID)
          .setControllerListenerName(Settings.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .addDirectory(path.toString())
          .setMetadataLogDirectory(path.toString())
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new BrokerException(
          "The folder %s cannot be formatted for Kafka: %s; name another one."
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
