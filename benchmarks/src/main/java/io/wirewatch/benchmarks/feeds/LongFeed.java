package io.wirewatch.benchmarks.feeds;

import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A feed of as many entries as are read at most, the first that a fresh JVM reads. */
public final class LongFeed {
  private static final int ENTRIES = 100_000;

  private LongFeed() {}

  /** Reads one of each kind that any reader can read. */
  public static List<Measurement> read() {
    List<Measurement> measurements = new ArrayList<>();
    for (FeedText kind : List.of(FeedText.RSS, FeedText.BROKEN)) {
      byte[] bytes = kind.write(ENTRIES).getBytes(StandardCharsets.UTF_8);
      long start = System.nanoTime();
      Object read = Reader.FEED_PARSER.read(bytes);
      double seconds = (System.nanoTime() - start) / 1e9;
      String name = kind.name().toLowerCase(Locale.ROOT);
      System.out.printf(Locale.ROOT, "%s: %,d bytes in %.1f s%n", name, bytes.length, seconds);
      measurements.add(
          new Measurement(
              Quantity.READING_SECONDS,
              "feed-parser",
              name,
              ENTRIES,
              1,
              read == null ? 0 : seconds));
      measurements.add(
          new Measurement(Quantity.FEED_BYTES, "feed-parser", name, ENTRIES, 1, bytes.length));
    }
    return measurements;
  }
}
