package io.wirewatch.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one component's process running from {@link #start} to {@link #stop}. */
final class Supervisor {
  /** How long a process may take until it serves. */
  static final Duration START_PATIENCE = Duration.ofSeconds(90);

  /** How long a process may take to end when it is told to. */
  static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /**
   * A shell that becomes the program, so that Ctrl-C, which a terminal sends to every process, ends
   * the launcher only, and the launcher ends the others in their order.
   */
  private static final List<String> SHIELD =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final Component component;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Readiness readiness;
  private final RestartPolicy restarts;
  private final DataFolder data;
  private final InstantSource clock;
  private final Consumer<Happening> tell;
  private final List<Instant> deaths = new ArrayList<>();
  private boolean wanted;
  private @Nullable Process process;

  /**
   * A component that does not run yet.
   *
   * @param command its command line
   * @param environment what its environment has beyond the launcher's
   * @param readiness when it serves
   * @param restarts what is done when it dies
   * @param data where its log goes
   * @param tell is told what happens to it
   */
  Supervisor(
      Component component,
      List<String> command,
      Map<String, String> environment,
      Readiness readiness,
      RestartPolicy restarts,
      DataFolder data,
      InstantSource clock,
      Consumer<Happening> tell) {
    this.component = component;
    this.command = command;
    this.environment = environment;
    this.readiness = readiness;
    this.restarts = restarts;
    this.data = data;
    this.clock = clock;
    this.tell = tell;
  }

  /**
   * Starts it and waits until it serves. From then on it is started again when it dies.
   *
   * @throws LauncherException when it does not come up, with the end of its log
   */
  void start() throws InterruptedException {
    synchronized (this) {
      wanted = true;
      deaths.clear();
    }
    Instant began = clock.instant();
    Process started = spawn();
    switch (readiness.await(started, START_PATIENCE)) {
      case READY -> {
        serves(began);
        Thread.ofVirtual().name("watch-" + component.title()).start(() -> watch(started));
      }
      case DIED -> throw new LauncherException(notUp("It " + ending(started) + "."));
      case LATE -> {
        started.destroyForcibly();
        throw new LauncherException(
            notUp("It was not ready after %d s.".formatted(START_PATIENCE.toSeconds())));
      }
    }
  }

  private void serves(Instant began) {
    tell.accept(new Happening.Ready(component, Duration.between(began, clock.instant())));
  }

  private synchronized Process spawn() {
    if (!wanted) {
      throw new LauncherException("%s was told to stop.".formatted(component.title()));
    }
    List<String> shielded = new ArrayList<>(SHIELD);
    shielded.addAll(command);
    try {
      data.rotateLog(component);
      ProcessBuilder builder =
          new ProcessBuilder(shielded)
              .redirectErrorStream(true)
              .redirectOutput(data.log(component).toFile());
      builder.environment().putAll(environment);
      Process started = builder.start();
      started.getOutputStream().close();
      process = started;
      data.remember(component, started.toHandle());
      return started;
    } catch (IOException e) {
      throw new LauncherException(
          "%s cannot be started: %s".formatted(component.title(), e.getMessage()), e);
    }
  }

  /** Starts it again each time it dies, until it is told to stop or dies too often. */
  private void watch(Process first) {
    Process running = first;
    try {
      while (true) {
        running.waitFor();
        RestartPolicy.Decision decision;
        synchronized (this) {
          if (!wanted || process != running) {
            return;
          }
          deaths.add(clock.instant());
          decision = restarts.decide(deaths);
        }
        switch (decision) {
          case RestartPolicy.Decision.Again(Duration pause) -> {
            tell.accept(new Happening.Died(component, ending(running), pause));
            Thread.sleep(pause);
            running = startAgain();
          }
          case RestartPolicy.Decision.GiveUp(int times, Duration within) ->
              throw new LauncherException(
                  notUp("It died %d times within %d s.".formatted(times, within.toSeconds())));
        }
      }
    } catch (LauncherException e) {
      giveUp(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process startAgain() throws InterruptedException {
    Instant began = clock.instant();
    Process started = spawn();
    switch (readiness.await(started, START_PATIENCE)) {
      case READY -> serves(began);
      case LATE -> started.destroyForcibly();
      case DIED -> {} // which whoever watches sees
    }
    return started;
  }

  private void giveUp(LauncherException reason) {
    synchronized (this) {
      if (!wanted) {
        return;
      }
    }
    tell.accept(new Happening.GaveUp(component, String.valueOf(reason.getMessage())));
  }

  /** Tells it to end and waits until it has; kills it when that takes too long. */
  void stop() {
    stop(STOP_PATIENCE);
  }

  /** Tells it to end and kills it when that takes too long; two may wait for one process. */
  void stop(Duration patience) {
    Process running;
    synchronized (this) {
      wanted = false;
      running = process;
    }
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly().waitFor();
      }
      if (isOver(running)) {
        data.forget(component);
        tell.accept(new Happening.Stopped(component));
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Takes note that a process is over; whether that is news. */
  private synchronized boolean isOver(Process ended) {
    boolean news = process == ended;
    if (news) {
      process = null;
    }
    return news;
  }

  /** Kills its process (signal 9), as a crash would; it is started again. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** Its process's id; 0 when it does not run. */
  synchronized long pid() {
    return process == null ? 0 : process.pid();
  }

  private String notUp(String what) {
    return """
        %s did not come up. %s The last lines of its log:
        %s
        The whole log is %s; when it names nothing to put right, try again."""
        .formatted(
            component.title(),
            what,
            String.join("\n", data.tail(component).stream().map(line -> "    " + line).toList()),
            data.log(component));
  }

  /** How a process ended: a shell's and Java's convention is 128 and the signal's number. */
  private static String ending(Process ended) {
    int status = ended.exitValue();
    return status > 128 && status < 160
        ? "was ended by signal %d".formatted(status - 128)
        : "ended with status %d".formatted(status);
  }
}
