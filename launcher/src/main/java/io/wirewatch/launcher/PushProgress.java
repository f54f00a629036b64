package io.wirewatch.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far a push is: a bar where people watch, a line now and then elsewhere. */
final class PushProgress {
  private static final int BAR = 24;
  private static final int SHOWN = 20;
  private static final double MEGABYTE = 1e6;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean live;
  private final InstantSource clock;
  private final Instant start;
  private final List<String> reasons = new ArrayList<>();
  private String file = "";
  private long size;
  private LongSupplier read = () -> 0;
  private Instant fileStart;
  private Instant lastLine;
  private String bar = "";
  private long accepted;
  private long rejected;

  /**
   * Nothing pushed yet.
   *
   * @param live whether a line can be written over
   */
  PushProgress(PrintStream out, boolean live, InstantSource clock) {
    this.out = out;
    this.live = live;
    this.clock = clock;
    this.start = clock.instant();
    this.fileStart = start;
    this.lastLine = start;
  }

  /**
   * A file begins.
   *
   * @param bytes its size, 0 when unknown
   * @param bytesRead how many of these were read so far
   */
  void begin(String name, long bytes, LongSupplier bytesRead) {
    file = name;
    size = bytes;
    read = bytesRead;
    fileStart = clock.instant();
  }

  void accepted(long count) {
    accepted += count;
  }

  void rejected(String name, long line, String reason) {
    rejected++;
    if (reasons.size() < SHOWN) {
      reasons.add("  %s, line %d: %s".formatted(name, line, reason));
    }
  }

  void rejectedWithoutReason(long count) {
    rejected += Math.max(count, 0);
  }

  /** Shows it, unless it was just shown. */
  void show() {
    Instant now = clock.instant();
    if (live) {
      String next = line(now);
      out.print("\r" + next + " ".repeat(Math.max(0, bar.length() - next.length())));
      out.flush();
      bar = next;
    } else if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = now;
      out.println(line(now));
      out.flush();
    }
  }

  /** Tells what became of all; whether every article was taken. */
  boolean summary() {
    clear();
    double seconds = seconds(start, clock.instant());
    out.println(
        String.format(
            Locale.ROOT,
            "%,d articles accepted, %,d rejected, in %.1f s (%,.0f a second)",
            accepted,
            rejected,
            seconds,
            (accepted + rejected) / Math.max(seconds, 0.001)));
    reasons.forEach(out::println);
    if (rejected > reasons.size()) {
      out.println("  and %d more".formatted(rejected - reasons.size()));
    }
    out.flush();
    return rejected == 0;
  }

  /** Tells what became of all when a push fails: nothing, when nothing was pushed by then. */
  void summaryOfAny() {
    if (accepted + rejected > 0) {
      summary();
    }
    clear();
  }

  /** Takes the bar away, for something else to be said. */
  void clear() {
    if (!bar.isEmpty()) {
      out.print("\r" + " ".repeat(bar.length()) + "\r");
      bar = "";
    }
  }

  private String line(Instant now) {
    long bytes = read.getAsLong();
    String rate =
        String.format(
            Locale.ROOT,
            "%,d articles, %,.0f a second",
            accepted,
            (accepted + rejected) / Math.max(seconds(start, now), 0.001));
    String refused = rejected == 0 ? "" : String.format(Locale.ROOT, ", %,d rejected", rejected);
    if (size == 0) {
      return String.format(Locale.ROOT, "%s  %.1f MB  %s%s", file, bytes / MEGABYTE, rate, refused);
    }
    double part = Math.min(1, bytes / (double) size);
    int done = (int) (part * BAR);
    long left = Math.round(seconds(fileStart, now) * (1 - part) / Math.max(part, 1e-6));
    return String.format(
        Locale.ROOT,
        "%s  [%s%s] %.1f of %.1f MB  %s%s, %d:%02d left",
        file,
        "=".repeat(done),
        " ".repeat(BAR - done),
        bytes / MEGABYTE,
        size / MEGABYTE,
        rate,
        refused,
        left / 60,
        left % 60);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
