package io.wirewatch.benchmarks.engine;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The engines on the class path. */
public final class Engines {
  /** The engine that asks every query, which the others have to agree with. */
  public static final EngineType REFERENCE = MonitorEngine.Type.MONITOR_ALL;

  private static final List<EngineType> HERE =
      Stream.<EngineType[]>of(OursEngine.Type.values(), MonitorEngine.Type.values())
          .flatMap(Stream::of)
          .toList();

  private Engines() {}

  /** All of them. */
  public static List<EngineType> all() {
    return Stream.concat(
            HERE.stream(),
            ServiceLoader.load(EngineType.class).stream().map(ServiceLoader.Provider::get))
        .toList();
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static EngineType named(String name) {
    return all().stream()
        .filter(engine -> engine.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no engine " + name));
  }
}
