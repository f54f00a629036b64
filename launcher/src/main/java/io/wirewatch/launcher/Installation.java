package io.wirewatch.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout whose modules are built: where the jars are and how a component is started.
 *
 * @param root the folder of the checkout
 */
public record Installation(Path root) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          // Four processes start on few cores: compile quickly, and optimise only what is called
          // ten times as often as Java would wait for; it halves the work until all serve.
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000",
          // A component without memory is of no use: it ends, and is started again.
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  /** Takes the folder as an absolute one. */
  public Installation {
    root = root.toAbsolutePath().normalize();
  }

  /** The configuration that a newcomer runs with. */
  public Path seeds() {
    return root.resolve("seeds");
  }

  /**
   * Makes sure that there is something to start.
   *
   * @throws LauncherException when a module is not built
   */
  void requireBuilt() {
    for (Component component : Component.values()) {
      if (jars(component).isEmpty()) {
        throw new LauncherException(
            "There is no built %s in %s; build it: ./mvnw -DskipTests package"
                .formatted(component.title(), root));
      }
    }
  }

  /**
   * The command line of a component.
   *
   * @param cache what makes it start faster, or learns to
   * @param arguments what follows the program
   */
  List<String> command(Component component, AotCache.Use cache, List<String> arguments) {
    List<String> command = new ArrayList<>(cache.wrapper());
    command.add(JAVA.toString());
    command.add("-Xmx" + component.heapMegabytes() + "m");
    command.addAll(FLAGS);
    command.addAll(cache.flags());
    if (component == Component.BROKER) {
      command.add("-cp");
      command.add(String.join(":", jars(component).stream().map(Path::toString).toList()));
      command.add("io.wirewatch.broker.Broker");
    } else {
      command.add("-jar");
      command.add(quarkusApp(component).resolve("quarkus-run.jar").toString());
    }
    command.addAll(arguments);
    return List.copyOf(command);
  }

  /** Its AOT cache, which only the Java that made it can use. */
  AotCache cache(Component component) {
    Path target = root.resolve(module(component)).resolve("target");
    return new AotCache(
        target.resolve("%s-%s.aot".formatted(component.title(), Runtime.version())),
        jars(component));
  }

  /** Every jar that a component runs from, in an order that stays; empty when it is not built. */
  private List<Path> jars(Component component) {
    Path target = root.resolve(module(component)).resolve("target");
    Path folder = component == Component.BROKER ? target.resolve("lib") : quarkusApp(component);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return Stream.concat(
              component == Component.BROKER
                  ? Stream.of(target.resolve("wirewatch-launcher.jar"))
                  : Stream.of(),
              files.filter(file -> file.toString().endsWith(".jar")).sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path quarkusApp(Component component) {
    return root.resolve(module(component)).resolve("target").resolve("quarkus-app");
  }

  /** The broker has no application of its own: it runs from the launcher's classpath. */
  private static String module(Component component) {
    return component == Component.BROKER ? "launcher" : component.title();
  }
}
