package io.wirewatch.analysis.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.wirewatch.analysis.live.LivePack;
import io.wirewatch.analysis.live.LivePack.Reload;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for changed topics, on a thread of its own, and tells what became of them. */
@Startup
@Singleton
public class Reloads {
  private static final Logger LOG = Logger.getLogger(Reloads.class);

  private final LivePack topics;
  private final Duration every;
  private final MeterRegistry meters;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform()
              .name("reload topics")
              .daemon()
              .priority(Thread.MIN_PRIORITY) // articles come first
              .factory());

  Reloads(LivePack topics, AnalysisSettings settings, MeterRegistry meters) {
    this.topics = topics;
    this.every = settings.reload().every();
    this.meters = meters;
  }

  @PostConstruct
  void start() {
    Gauge.builder("wirewatch.topics.problems", topics, t -> t.inForce().problems().size())
        .description("What is wrong with the files of the topics")
        .register(meters);
    Gauge.builder("wirewatch.topics.last.good", topics, t -> t.inForce().lastGood().size())
        .description("Files that are bad and of which the last good version is in force")
        .register(meters);
    if (every.isPositive()) {
      long millis = every.toMillis();
      Future<?> unused = // look() throws nothing
          watch.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void stop() {
    watch.shutdownNow();
  }

  /** Reloads now. */
  Reload now() {
    Reload reload = topics.reload();
    tell(reload);
    return reload;
  }

  private void look() {
    try {
      topics.reloadIfChanged().ifPresent(this::tell);
    } catch (RuntimeException e) { // whatever it is, the next look must come
      LOG.error("the topics could not be reloaded; those in force stay", e);
    }
  }

  private void tell(Reload reload) {
    String version = reload.after().pack().version();
    meters
        .counter("wirewatch.topics.reloads", "outcome", reload.isChange() ? "changed" : "same")
        .increment();
    reload.after().problems().stream()
        .filter(problem -> !reload.before().problems().contains(problem))
        .forEach(problem -> LOG.errorf("bad topic file: %s", problem));
    reload.after().lastGood().stream()
        .filter(file -> !reload.before().lastGood().contains(file))
        .forEach(file -> LOG.errorf("the last good version stays in force: file=%s", file));
    if (reload.isChange()) {
      LOG.infof(
          "topics reloaded: pack=%s before=%s topics=%d",
          version, reload.before().pack().version(), reload.after().pack().definitions().size());
    }
  }
}
