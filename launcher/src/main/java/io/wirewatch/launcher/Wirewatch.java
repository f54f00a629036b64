package io.wirewatch.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A whole Wirewatch: a broker and three services, each a process of its own. */
public final class Wirewatch implements AutoCloseable {
  private static final RestartPolicy RESTARTS =
      new RestartPolicy(5, Duration.ofMinutes(1), Duration.ofMillis(500));

  private final Ports ports;
  private final DataFolder data;
  private final Map<Component, Supervisor> supervisors = new EnumMap<>(Component.class);

  /**
   * How a Wirewatch is to run.
   *
   * @param config the folder of its configuration
   * @param data the folder of its data, made when it is not there
   * @param ports where its components listen
   * @param environment what its services' environment has beyond this process's
   */
  public record Settings(Path config, Path data, Ports ports, Map<String, String> environment) {

    /** Takes the folders as absolute ones. */
    public Settings {
      config = config.toAbsolutePath().normalize();
      data = data.toAbsolutePath().normalize();
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Takes the data folder; nothing runs yet.
   *
   * @param tell is told what happens to the components, on any thread
   * @throws LauncherException when the folder or a port cannot be used or something is not built
   */
  public Wirewatch(Installation installation, Settings settings, Consumer<Happening> tell) {
    this(installation, settings, component -> installation.cache(component).use(), tell);
  }

  /** For training, where each process writes its start-up cache. */
  Wirewatch(
      Installation installation, Settings settings, CacheUse caches, Consumer<Happening> tell) {
    installation.requireBuilt();
    ports = settings.ports();
    data = DataFolder.take(settings.data());
    try {
      for (Component component : Component.values()) {
        data.endLeftOver(component)
            .ifPresent(pid -> tell.accept(new Happening.LeftOverStopped(component, pid)));
      }
      ports.requireFree();
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
    for (Component component : Component.values()) {
      supervisors.put(
          component,
          new Supervisor(
              component,
              installation.command(component, caches.of(component), arguments(component)),
              environment(component, settings),
              readiness(component),
              RESTARTS,
              data,
              InstantSource.system(),
              tell));
    }
  }

  /** What a component's start does with its start-up cache. */
  interface CacheUse {
    /** For this component. */
    AotCache.Use of(Component component);
  }

  private List<String> arguments(Component component) {
    return component == Component.BROKER
        ? List.of(data.of(component).toString(), String.valueOf(ports.of(component)))
        : List.of();
  }

  private Map<String, String> environment(Component component, Settings settings) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("WIREWATCH_CONFIG", settings.config().toString());
    environment.put("WIREWATCH_DATA", data.of(component).toString());
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(component)));
    return environment;
  }

  private Readiness readiness(Component component) {
    return component == Component.BROKER
        ? new Readiness.Says(data.log(component), "Kafka is ready on")
        : new Readiness.Answers(address(component).resolve("/q/health/ready"));
  }

  /**
   * Starts the broker, then the services side by side, and returns when all serve.
   *
   * @throws LauncherException when one does not come up; what did is left running until {@link
   *     #close}
   */
  public void start() throws InterruptedException {
    start(Component.BROKER);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ExecutorCompletionService<Component> starts = new ExecutorCompletionService<>(threads);
      for (Component service : Component.services()) {
        starts.submit(
            () -> {
              start(service);
              return service;
            });
      }
      try {
        for (int ended = 0; ended < Component.services().size(); ended++) {
          starts.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow(); // no use in waiting for the others
        throw e.getCause() instanceof LauncherException reason
            ? reason
            : new LauncherException("A service did not start: " + e.getCause(), e);
      }
    }
  }

  /** Starts one component and returns when it serves. */
  public void start(Component component) throws InterruptedException {
    supervisor(component).start();
  }

  /** Stops one component and returns when it has ended. */
  public void stop(Component component) {
    supervisor(component).stop();
  }

  void stop(Component component, Duration patience) {
    supervisor(component).stop(patience);
  }

  /** Kills one component's process, as a crash would. It is started again. */
  public void kill(Component component) {
    supervisor(component).kill();
  }

  /** The id of a component's process; 0 when there is none. */
  public long pid(Component component) {
    return supervisor(component).pid();
  }

  /** Where a component's HTTP interface is; for the broker there is none. */
  public URI address(Component component) {
    return URI.create("http://127.0.0.1:" + ports.of(component));
  }

  /** Where Kafka is, {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + ports.of(Component.BROKER);
  }

  /** The log of a component. */
  public Path log(Component component) {
    return data.log(component);
  }

  /** Stops the services side by side, then the broker, and waits for each. */
  @Override
  public void close() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Component service : Component.services()) {
        threads.execute(() -> stop(service));
      }
    }
    stop(Component.BROKER);
    data.close();
  }

  /** Kills what runs. */
  void abandon() {
    for (Component component : Component.values()) {
      supervisor(component).stop(Duration.ZERO);
    }
  }

  private Supervisor supervisor(Component component) {
    return Objects.requireNonNull(supervisors.get(component));
  }
}
