package io.wirewatch.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pushes articles in waves until it is closed, each wave from an outlet of its own and until it is
 * taken in full: the service may be dead, and a repeat is harmless. Three articles of a wave tell
 * of troops, two of the weather.
 */
final class Pusher implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SIZE = 5;

  private final Articles ingest;
  private final Instant start;
  private final Random random = new Random(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private int waves;
  private String lastRefusal = "none";

  /**
   * Begins to push.
   *
   * @param address of {@code POST /articles}
   * @param start the event time of the first article; those after it are a second apart
   */
  Pusher(URI address, Instant start) {
    this.ingest = new Articles(address);
    this.start = start;
    this.thread = Thread.ofVirtual().name("pusher").start(this::push);
  }

  /** How many waves have been taken. */
  synchronized int waves() {
    return waves;
  }

  /** Why a wave was not taken at once, the last time. */
  synchronized String lastRefusal() {
    return lastRefusal;
  }

  /** The outlet of a wave. */
  static String outlet(int wave) {
    return "outlet-%d.example".formatted(wave);
  }

  /** The addresses of a wave's articles. */
  static List<String> urls(int wave) {
    return IntStream.range(0, SIZE)
        .mapToObj(number -> "https://%s/news/%d".formatted(outlet(wave), number))
        .toList();
  }

  private void push() {
    try {
      do {
        List<String> wave = wave(waves());
        while (!taken(ingest.push(wave))) {
          pause();
        }
        count();
      } while (!pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean taken(Articles.Push push) {
    String refusal =
        switch (push) {
          case Articles.Taken taken -> String.join("; ", taken.rejected());
          case Articles.Unavailable(String reason) -> reason;
        };
    if (!refusal.isEmpty()) {
      lastRefusal = refusal;
    }
    return refusal.isEmpty();
  }

  private synchronized void count() {
    waves++;
  }

  private boolean pause() throws InterruptedException {
    return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<String> wave(int number) {
    List<String> urls = urls(number);
    List<String> wave = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      wave.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("url", urls.get(i))
              .put("title", i < 3 ? "Troops moved near place " + i : "The weather of day " + i)
              .put("body", words())
              .put("publishedAt", start.plusSeconds((long) SIZE * number + i).toString())
              .toString());
    }
    return wave;
  }

  /** No two texts are alike; in figures, which are of no language, so that the title's is found. */
  private String words() {
    return random.ints(60, 0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  /** Ends once the wave that is on its way has been taken. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
        throw new AssertionError(
            "The last wave is not taken after %s: %s".formatted(PATIENCE, lastRefusal()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ingest.close();
    }
  }
}
