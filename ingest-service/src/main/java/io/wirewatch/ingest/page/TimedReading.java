package io.wirewatch.ingest.page;

import io.wirewatch.ingest.page.PageReader.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Reads pages within a time. Each is read in a thread of its own, as many at once as there are
 * processors. One that takes longer is interrupted and ends at its next {@link Stop}; whoever waits
 * goes on without it at once. Would it not end, it would keep its place and no other.
 */
public final class TimedReading {
  /** What no page needs; a large one of a newspaper takes a hundredth of it. */
  public static final Duration LIMIT = Duration.ofSeconds(2);

  private final Duration limit;
  private final Function<Source, Page> reader;
  private final Semaphore places;

  /** Reads within {@link #LIMIT}. */
  public TimedReading() {
    this(LIMIT, PageReader::read, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Reads otherwise.
   *
   * @param places how many at once
   */
  TimedReading(Duration limit, Function<Source, Page> reader, int places) {
    this.limit = limit;
    this.reader = reader;
    this.places = new Semaphore(places);
  }

  /**
   * The page; empty when it is not read in time, or there was no place for as long.
   *
   * @throws InterruptedException when the caller is to end; the reading ends too
   */
  public Optional<Page> read(Source source) throws InterruptedException {
    if (!places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    AtomicReference<Page> page = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform().name("page-reading").daemon().start(() -> work(source, page));
    try {
      thread.join(limit);
    } finally {
      thread.interrupt();
    }
    return Optional.ofNullable(page.get());
  }

  private void work(Source source, AtomicReference<Page> page) {
    try {
      page.set(reader.apply(source));
    } catch (CancellationException e) {
      page.set(null); // whoever waited has gone on
    } finally {
      places.release();
    }
  }
}
