package io.wirewatch.analysis.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.story.Background;
import io.wirewatch.analysis.story.Measure;
import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.story.Senses;
import io.wirewatch.analysis.story.Sketch;
import io.wirewatch.analysis.story.Stories;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well stories are told apart, by several measures, on labelled articles. */
public final class StoryEvaluation {
  private static final Background BACKGROUND = Background.shipped();

  /** What each part of the measure can do alone, at a threshold that suits it on open. */
  private static final Map<String, Measure> MEASURES = measures();

  /**
   * An article, with the story it tells.
   *
   * @param story names the story
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record LabelledArticle(
      String id, String story, Instant publishedAt, String title, String body) {}

  private final List<LabelledArticle> articles = new ArrayList<>();
  private final List<Sketch> sketches = new ArrayList<>();

  /** Reads the articles of a {@code .jsonl} file, in the order in which they come. */
  public StoryEvaluation(Path file, SentenceEmbedder embedder) {
    Senses senses = new Senses(Senses.Wanted.ALL, () -> embedder);
    try {
      for (String line : Files.readAllLines(file)) {
        LabelledArticle article = Json.mapper().readValue(line, LabelledArticle.class);
        articles.add(article);
        sketches.add(
            Sketch.of(
                article.id(),
                article.publishedAt(),
                article.title(),
                article.body(),
                MinHash.fingerprint(article.body()),
                senses.vector(article.title(), article.body())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static Map<String, Measure> measures() {
    Measure together = Measure.MEASURED;
    Duration window = together.window();
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("each its own", new Measure(1, 2, 2, window));
    measures.put("fingerprint alone", new Measure(1, together.copies(), 1, window));
    measures.put("tf-idf alone", new Measure(1, 2, 0.12, window));
    measures.put("embedding alone", new Measure(0, 2, 0.25, window));
    measures.put("together", together);
    return measures;
  }

  /** By name of a measure: how well it does. */
  public Map<String, BCubed> results() {
    Map<String, BCubed> results = new LinkedHashMap<>();
    MEASURES.forEach((name, measure) -> results.put(name, result(measure, sketches)));
    results.put("together, no vectors", result(Measure.MEASURED, withoutVectors()));
    return results;
  }

  private List<Sketch> withoutVectors() {
    return sketches.stream()
        .map(s -> new Sketch(s.article(), s.at(), s.terms(), s.fingerprint(), ""))
        .toList();
  }

  /** How well a measure does. */
  BCubed result(Measure measure, List<Sketch> sketches) {
    Stories stories = new Stories(measure, BACKGROUND, sketches.size());
    Map<String, String> survivors = new HashMap<>();
    List<String> told = new ArrayList<>();
    for (Sketch sketch : sketches) {
      Stories.Assignment assigned = stories.assign(sketch);
      assigned.merged().forEach(merged -> survivors.put(merged, assigned.story()));
      told.add(assigned.story());
    }
    told.replaceAll(story -> survivor(story, survivors));
    return BCubed.of(told, articles.stream().map(LabelledArticle::story).toList());
  }

  private static String survivor(String story, Map<String, String> survivors) {
    String survivor = story;
    while (survivors.containsKey(survivor)) {
      survivor = survivors.getOrDefault(survivor, survivor);
    }
    return survivor;
  }

  /** Prints a table for each labelled file of a folder. */
  static void print(Path folder, PrintStream out) {
    SentenceEmbedder embedder = new SentenceEmbedder();
    for (String set : List.of("open", "one-war", "held-out")) {
      StoryEvaluation evaluation = new StoryEvaluation(folder.resolve(set + ".jsonl"), embedder);
      long stories = evaluation.articles.stream().map(LabelledArticle::story).distinct().count();
      out.printf(
          "%n%s: %d articles of %d stories; %s%n%-22s precision  recall  B3 F1%n",
          folder.resolve(set),
          evaluation.articles.size(),
          stories,
          Measure.MEASURED.version(),
          "stories by");
      evaluation.results().forEach((name, result) -> out.printf("%-22s %s%n", name, result));
    }
  }
}
