package io.wirewatch.benchmarks.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, so that what it takes of the processors is known. */
final class Running implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private final Process process;

  private Running(List<String> arguments, String heap, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx" + heap));
    command.addAll(FLAGS);
    String more = System.getProperty("alerts.flags", "");
    if (!more.isEmpty()) {
      command.addAll(List.of(more.split(" ")));
    }
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** A class of the benchmarks. */
  static Running main(Class<?> type, List<String> arguments, Path log) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
    command.addAll(arguments);
    return new Running(command, "512m", Map.of(), log);
  }

  /** A packaged application. */
  static Running jar(Path jar, String heap, Map<String, String> environment, Path log)
      throws IOException {
    return new Running(List.of("-jar", jar.toString()), heap, environment, log);
  }

  /** What it has taken of the processors so far; a hundredth of a second exact. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as an operator would, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
