package io.wirewatch.benchmarks.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.benchmarks.report.Measurement;
import io.wirewatch.benchmarks.report.Measurement.Quantity;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the counting side of the alert service: the rules in this process, all else in the
 * packaged service on a broker of its own, beside {@link Baseline}s that read the same records.
 */
public final class AlertsBenchmark {
  /** How many rules there are when the whole path is measured. */
  static final int RULES = 1_000;

  /** What is measured of the service itself. */
  public static final String SERVICE = "service";

  private static final int ARTICLES_TO_COUNT = 600_000;
  private static final int ARTICLES_TO_MATCH = 2_000;
  private static final int ROUNDS = 4;
  private static final int ARTICLES_TO_CARRY = 300_000;

  private final Path checkout;
  private final List<Measurement> measurements = new ArrayList<>();

  /** Nothing is run yet. */
  public AlertsBenchmark(Path checkout) {
    this.checkout = checkout;
  }

  /** All that was measured. */
  public List<Measurement> measurements() {
    return measurements;
  }

  private void note(Quantity quantity, String of, int rules, double value) {
    measurements.add(new Measurement(quantity, of, "news", rules, 1, value));
    System.out.printf(Locale.ROOT, "%-14s %-46s %,9d rules %,14.2f%n", of, quantity, rules, value);
  }

  /** Which rules an article matches, at some numbers of rules. */
  public void match(List<Integer> sizes) {
    NewsDesk desk = new NewsDesk(Instant.parse("2022-03-01T00:00:00Z"));
    List<TaggedArticle> articles = desk.articles(ARTICLES_TO_MATCH).toList();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int size : sizes) {
      RuleBook book = NewsDesk.book(desk.rules(size));
      double best = Double.MAX_VALUE;
      long matches = 0;
      for (int round = 0; round < ROUNDS; round++) {
        matches = 0;
        long before = threads.getCurrentThreadCpuTime();
        for (TaggedArticle article : articles) {
          matches += book.match(article).size();
        }
        double each = (threads.getCurrentThreadCpuTime() - before) / 1e3 / articles.size();
        best = Math.min(best, each);
      }
      note(Quantity.PROCESSOR_MICROSECONDS_PER_ARTICLE, SERVICE, size, best);
      note(Quantity.MATCHES_PER_ARTICLE, SERVICE, size, (double) matches / articles.size());
    }
  }

  /** Counting: matches that wait are counted, and kept by baselines. */
  public void count() throws IOException {
    NewsDesk desk = new NewsDesk(Instant.now());
    List<Rule> rules = desk.rules(RULES);
    RuleBook book = NewsDesk.book(rules);
    String topic = Topics.RULES_MATCHED.name();
    try (Stage stage = new Stage(checkout)) {
      Path config = stage.config(rules);
      try (Running service = stage.service(config)) {
        stage.await(service, Stage.SERVICE, topic, 1); // the mark by which the rules are in force
      }
      stage.write(
          desk.articles(ARTICLES_TO_COUNT)
              .flatMap(article -> book.match(article).stream())
              .map(match -> CloudEvents.record(Topics.RULES_MATCHED, match)));
      long end = stage.end(topic);
      try (Running service = stage.service(config)) {
        count(SERVICE, stage, service, Stage.SERVICE, end);
      }
      note(
          Quantity.ALERTS_PER_EVENT,
          SERVICE,
          RULES,
          (double) stage.end(Topics.ALERTS.name()) / end);
      for (String baseline : List.of(Baseline.PLAIN_COUNT, Baseline.PLAIN_KEEP)) {
        try (Running plain = stage.baseline(baseline, topic, "none")) {
          count(baseline, stage, plain, baseline, end);
        }
      }
    }
  }

  private void count(String of, Stage stage, Running running, String group, long end) {
    String topic = Topics.RULES_MATCHED.name();
    Stage.Reached warm = stage.await(running, group, topic, end / 2);
    Stage.Reached done = stage.await(running, group, topic, end - 1);
    note(Quantity.EVENTS_PER_PROCESSOR_SECOND, of, RULES, done.perProcessorSecondSince(warm));
    note(Quantity.EVENTS_PER_SECOND, of, RULES, done.perSecondSince(warm));
  }

  /** The whole path: how many articles it carries, and how long each takes. */
  public void carry() throws IOException, InterruptedException {
    NewsDesk desk = new NewsDesk(Instant.now());
    List<Rule> rules = new ArrayList<>(desk.rules(RULES));
    rules.add(
        new Rule(
            "each",
            "Tells of each article of a topic",
            Alert.Severity.LOW,
            new Condition.AtLeast(
                "topic:" + Latencies.TOPIC, Alert.Counting.ARTICLES, 1, Duration.ofHours(1)),
            Grouping.SOURCE,
            List.of(),
            Duration.ofHours(6)));
    String tagged = Topics.ARTICLES_TAGGED.name();
    String matched = Topics.RULES_MATCHED.name();
    try (Stage stage = new Stage(checkout)) {
      Path config = stage.config(rules);
      try (Running service = stage.service(config)) {
        stage.await(service, Stage.SERVICE, matched, 1);
      }
      stage.create(Baseline.PASSED);
      stage.write(
          desk.articles(ARTICLES_TO_CARRY)
              .map(article -> CloudEvents.record(Topics.ARTICLES_TAGGED, article)));
      long end = stage.end(tagged);
      try (Running pass = stage.baseline(Baseline.PASS_THROUGH, tagged, Baseline.PASSED)) {
        Stage.Reached warm = stage.await(pass, Baseline.PASS_THROUGH, tagged, end / 2);
        carried(
            Baseline.PASS_THROUGH, warm, stage.await(pass, Baseline.PASS_THROUGH, tagged, end - 1));
        Latencies latencies = new Latencies(stage, desk);
        latencies.ofPassing().forEach((q, ms) -> note(q, Baseline.PASS_THROUGH, RULES, ms));
      }
      long all = stage.end(tagged); // with those whose latency was measured
      try (Running service = stage.service(config)) {
        Stage.Reached warm = stage.await(service, Stage.SERVICE, tagged, end / 2);
        stage.await(service, Stage.SERVICE, tagged, all - 1);
        Stage.Reached done = stage.await(service, Stage.SERVICE, matched, stage.end(matched) - 1);
        carried(SERVICE, warm, done.withRecords(all));
        Latencies latencies = new Latencies(stage, desk);
        latencies.ofAlerts().forEach((q, ms) -> note(q, SERVICE, RULES, ms));
      }
    }
  }

  private void carried(String of, Stage.Reached warm, Stage.Reached done) {
    note(Quantity.ARTICLES_PER_PROCESSOR_SECOND, of, RULES, done.perProcessorSecondSince(warm));
    note(Quantity.ARTICLES_PER_SECOND, of, RULES, done.perSecondSince(warm));
  }

  /** Starting with many rules, new ones and then known ones, beside starting with few. */
  public void load(List<Integer> sizes) throws IOException {
    for (int size : sizes) {
      NewsDesk desk = new NewsDesk(Instant.now());
      try (Stage stage = new Stage(checkout)) {
        Path config = stage.config(desk.rules(size));
        for (String start : List.of("first start", "next start")) {
          long began = System.nanoTime();
          try (Running service = stage.service(config)) {
            stage.awaitLog(service, size + " rules in force", start.equals("next start") ? 2 : 1);
            note(Quantity.STARTING_SECONDS, start, size, (System.nanoTime() - began) / 1e9);
            note(
                Quantity.STARTING_PROCESSOR_SECONDS,
                start,
                size,
                service.processorTime().toMillis() / 1e3);
          }
        }
      }
    }
  }

  /** Writes what the service reads at its start. */
  static Path config(Path folder, List<Rule> rules) throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    StringBuilder yaml = new StringBuilder("rules:\n");
    for (Rule rule : rules) { // JSON is YAML
      yaml.append("  - ").append(new String(Json.write(rule), UTF_8)).append('\n');
    }
    Files.writeString(config.resolve("rules.yaml"), yaml);
    Files.writeString(config.resolve("sources.yaml"), "sources: []\n");
    Files.writeString(config.resolve("receivers.yaml"), "receivers: []\n");
    return config;
  }
}
