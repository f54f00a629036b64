package io.wirewatch.ingest.adapter;

import io.wirewatch.events.Article;
import io.wirewatch.events.JsonLines;
import io.wirewatch.ingest.article.Draft.Outcome;
import io.wirewatch.ingest.push.PushedArticle;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * One push of many lines: a bounded number of articles and of bytes is on its way to Kafka at any
 * time, and no more is read from the sender meanwhile.
 */
final class LinePush implements AutoCloseable {
  private static final int KILOBYTES_IN_FLIGHT = 16 << 10;

  private final Publisher publisher;
  private final InstantSource clock;
  private final IngestSettings.Push settings;
  private final Semaphore inFlight;
  private final Semaphore kilobytes = new Semaphore(KILOBYTES_IN_FLIGHT);

  private final List<PushSummary.Rejected> rejected = new ArrayList<>();
  private long accepted;
  private long rejectedCount;

  LinePush(Publisher publisher, InstantSource clock, IngestSettings.Push settings) {
    this.publisher = publisher;
    this.clock = clock;
    this.settings = settings;
    this.inFlight = new Semaphore(settings.inFlight());
  }

  PushSummary take(JsonLines lines) throws IOException {
    while (lines.next()) {
      takeOne(lines);
    }
    awaitAcknowledgements();
    synchronized (this) {
      rejected.sort(Comparator.comparingInt(PushSummary.Rejected::line));
      return new PushSummary(accepted, rejectedCount, rejected);
    }
  }

  private void takeOne(JsonLines lines) {
    int line = lines.number();
    if (lines.tooLong()) {
      reject(line, "is longer than " + settings.maxArticleBytes() + " bytes");
      return;
    }
    byte[] json = lines.bytes();
    switch (PushedArticle.read(json, clock.instant())) {
      case Outcome.Rejected(String field, String reason) ->
          reject(line, field.isEmpty() ? reason : field + " " + reason);
      case Outcome.Accepted(Article article) -> publish(line, article, json.length);
    }
  }

  private void publish(int line, Article article, int bytes) {
    int size = Math.min(KILOBYTES_IN_FLIGHT, 1 + bytes / 1024);
    inFlight.acquireUninterruptibly();
    kilobytes.acquireUninterruptibly(size);
    // Counted before the permit is free: whoever holds all permits reads the final counts.
    publisher
        .publish(article)
        .subscribe()
        .with(
            acknowledged -> {
              accept();
              kilobytes.release(size);
              inFlight.release();
            },
            failure -> {
              reject(line, "was not acknowledged by Kafka, push it again: " + failure.getMessage());
              kilobytes.release(size);
              inFlight.release();
            });
  }

  private synchronized void accept() {
    accepted++;
  }

  private synchronized void reject(int line, String reason) {
    rejectedCount++;
    if (rejected.size() < settings.maxRejected()) {
      rejected.add(new PushSummary.Rejected(line, reason));
    }
  }

  private void awaitAcknowledgements() {
    inFlight.acquireUninterruptibly(settings.inFlight());
    inFlight.release(settings.inFlight());
  }

  @Override
  public void close() {
    awaitAcknowledgements();
  }
}
