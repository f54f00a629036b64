package io.wirewatch.benchmarks.timing;

import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.benchmarks.analysis.NewsArticle;
import io.wirewatch.benchmarks.analysis.Newspaper;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What it takes to compile the pack of topics, in time and in memory. */
public final class Compiling {
  private static final int TIMES = 3;

  private final Path seeds;
  private final Newspaper newspaper;

  /** Of the topics of a folder. */
  public Compiling(Path seeds) {
    this.seeds = seeds;
    newspaper = new Newspaper(seeds);
  }

  /** Compiles the pack three times, of which the fastest counts, and once more to weigh it. */
  public List<Measurement> run() {
    Supplier<TopicPack> triggers = () -> TopicPack.of(PackFiles.read(seeds));
    Supplier<TopicPack> examples = () -> TopicPack.of(PackFiles.read(seeds), new Teacher(seeds));
    return List.of(
        measurement(Quantity.COMPILING_SECONDS, "pack", seconds(triggers)),
        measurement(Quantity.HEAP_BYTES, "pack", heap(triggers)),
        measurement(Quantity.COMPILING_SECONDS, "pack-with-examples", seconds(examples)),
        measurement(Quantity.HEAP_BYTES, "pack-with-examples", heap(examples)));
  }

  private double seconds(Supplier<TopicPack> compilation) {
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      check(compilation.get());
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
    }
    return fastest;
  }

  private double heap(Supplier<TopicPack> compilation) {
    long without = Heap.inUse();
    TopicPack pack = compilation.get();
    for (NewsArticle article : newspaper.mix()) {
      pack.find("en", article.title(), article.body());
    }
    double with = Heap.inUse();
    check(pack); // which also keeps it until here
    return with - without;
  }

  private void check(TopicPack pack) {
    if (pack.definitions().isEmpty()) {
      throw new IllegalStateException("there are no topics in " + seeds);
    }
  }

  private static Measurement measurement(Quantity quantity, String label, double value) {
    return new Measurement(quantity, label, "mix", 0, 1, value);
  }
}
