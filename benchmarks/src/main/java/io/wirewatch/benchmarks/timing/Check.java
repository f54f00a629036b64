package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.engine.Agreement;
import io.wirewatch.benchmarks.engine.EngineType;
import io.wirewatch.benchmarks.engine.Engines;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All engines find the same in a sample of the articles, or nothing is timed. */
public final class Check {
  private Check() {}

  /**
   * Compares engines with the one that asks every query.
   *
   * @return how many matches an article has
   * @throws Agreement.Disagreement at the first difference
   */
  public static List<Measurement> run(Plan plan, List<String> engines, Path seeds)
      throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    for (String name : List.of("generated", "seeds")) {
      Workload workload = Workload.of(name, seeds);
      List<Article> articles = sample(workload.articles(), plan.sample());
      for (int size : name.equals("seeds") ? plan.sizesOnSeeds() : plan.sizes()) {
        List<EngineType> compared =
            engines.stream()
                .filter(engine -> Plan.takes(engine, size))
                .<EngineType>map(Engines::named)
                .toList();
        if (compared.isEmpty()) {
          continue;
        }
        // with too many queries for others there is nobody to compare with, and matches are counted
        EngineType reference = compared.size() > 1 ? Engines.REFERENCE : compared.getFirst();
        Agreement agreement = Agreement.with(reference, workload.queries(size), articles);
        for (EngineType engine : compared) {
          if (engine != reference) {
            agreement.check(engine);
          }
        }
        measurements.add(
            new Measurement(
                Quantity.MATCHES_PER_ARTICLE, "all", name, size, 1, agreement.matchesPerArticle()));
        System.out.printf(
            Locale.ROOT,
            "%-10s %,9d queries: %d engines find the same in %d articles, %.1f matches each%n",
            name,
            size,
            compared.size(),
            articles.size(),
            agreement.matchesPerArticle());
      }
    }
    return measurements;
  }

  /** Every so many articles. */
  private static List<Article> sample(List<Article> articles, int size) {
    List<Article> sample = new ArrayList<>();
    int step = Math.max(1, articles.size() / size);
    for (int i = 0; i < articles.size() && sample.size() < size; i += step) {
      sample.add(articles.get(i));
    }
    return sample;
  }
}
