package io.wirewatch.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds all data and logs of one Wirewatch; only one at a time may run on it. */
final class DataFolder implements AutoCloseable {
  private static final int TAIL = 15;
  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made when it is not there.
   *
   * @throws LauncherException when it cannot be written or another Wirewatch runs on it
   */
  static DataFolder take(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    FileChannel channel = null;
    try {
      Files.createDirectories(path.resolve("logs"));
      channel =
          FileChannel.open(
              path.resolve("wirewatch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new LauncherException(
            "Another Wirewatch runs on the data folder %s; stop it, or name another with --data DIR."
                .formatted(path));
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new LauncherException(
          "The data folder %s cannot be written (%s); make it writable or name another with --data DIR."
              .formatted(path, e),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** The folder. */
  Path path() {
    return path;
  }

  /** The folder of a component's own data. */
  Path of(Component component) {
    return path.resolve(component.title());
  }

  /** The log of a component's process. */
  Path log(Component component) {
    return path.resolve("logs").resolve(component.title() + ".log");
  }

  /** Puts the log of a component's last process aside, for a new one to begin. */
  void rotateLog(Component component) throws IOException {
    Path log = log(component);
    if (Files.exists(log)) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last lines of a component's log. */
  List<String> tail(Component component) {
    Deque<String> tail = new ArrayDeque<>();
    try (Stream<String> lines = Files.lines(log(component))) {
      lines.forEach(
          line -> {
            if (tail.size() == TAIL) {
              tail.removeFirst();
            }
            tail.addLast(line);
          });
    } catch (IOException | UncheckedIOException e) {
      tail.addLast("(the log cannot be read: %s)".formatted(e));
    }
    return List.copyOf(tail);
  }

  /** Remembers a component's process, for the case that nobody is left to stop it. */
  void remember(Component component, ProcessHandle process) throws IOException {
    Files.writeString(processFile(component), identity(process));
  }

  /** Forgets a component's process, which ended. */
  void forget(Component component) {
    try {
      Files.deleteIfExists(processFile(component));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends a process that a killed launcher left running.
   *
   * @return its process id, when there was one
   */
  Optional<Long> endLeftOver(Component component) {
    try {
      if (!Files.exists(processFile(component))) {
        return Optional.empty();
      }
      String remembered = Files.readString(processFile(component));
      Optional<ProcessHandle> left =
          ProcessHandle.of(Long.parseLong(remembered.substring(0, remembered.indexOf(' '))))
              .filter(process -> identity(process).equals(remembered));
      left.ifPresent(DataFolder::end);
      forget(component);
      return left.map(ProcessHandle::pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return Optional.empty(); // the file was cut short when the launcher was killed
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process
          .onExit()
          .completeOnTimeout(process, Supervisor.STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .join();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The process id and, since ids come again, the time of its start. */
  private static String identity(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
  }

  private Path processFile(Component component) {
    return path.resolve("logs").resolve(component.title() + ".pid");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
