package io.wirewatch.benchmarks.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Articles of about {@link #WORDS} words, put together from the labelled texts of {@code
 * evaluation/open}: whole articles as long as there is room, then sentences that tell of no event.
 * Relevant ones are made of articles that tell of one, the others of articles that tell of none.
 * The same each time.
 */
public final class Newspaper {
  /** How long an article is; none is shorter, and hardly any is 40 words longer. */
  static final int WORDS = 500;

  private static final long SEED = 20_210_402;
  private static final int ARTICLES = 500;

  /** Of so many articles of the mix one is relevant. */
  private static final int ONE_IN = 10;

  private static final int SENTENCES_OF_A_PARAGRAPH = 3;

  private final List<NewsArticle> relevant = new ArrayList<>();
  private final List<NewsArticle> others = new ArrayList<>();

  /**
   * Reads the texts and makes the articles.
   *
   * @param seeds the folder of the sample data
   */
  public Newspaper(Path seeds) {
    Path folder = seeds.resolve("evaluation").resolve("open");
    List<JsonNode> articles = lines(folder.resolve("articles.jsonl"));
    List<JsonNode> sentences = lines(folder.resolve("sentences.jsonl"));
    List<JsonNode> plain = labelled(sentences, false);
    fill(relevant, labelled(articles, true), plain);
    fill(others, labelled(articles, false), plain);
  }

  private static void fill(
      List<NewsArticle> made, List<JsonNode> articles, List<JsonNode> sentences) {
    Random random = new Random(SEED);
    for (int i = 0; i < ARTICLES; i++) {
      made.add(article(articles, sentences, random));
    }
  }

  /** Those that tell of events, mostly of two. */
  public List<NewsArticle> relevant() {
    return relevant;
  }

  /** Those that tell of none. */
  public List<NewsArticle> others() {
    return others;
  }

  /** One in ten of the first, the rest of the second. */
  public List<NewsArticle> mix() {
    List<NewsArticle> mix = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      mix.add((i % ONE_IN == 0 ? relevant : others).get(i));
    }
    return mix;
  }

  private static NewsArticle article(
      List<JsonNode> articles, List<JsonNode> sentences, Random random) {
    JsonNode first = drawn(articles, random);
    StringBuilder body = new StringBuilder(first.path("body").asText());
    int words = words(body);
    String more = drawn(articles, random).path("body").asText();
    while (words + words(more) <= WORDS) {
      body.append("\n\n").append(more);
      words += words(more);
      more = drawn(articles, random).path("body").asText();
    }
    for (int i = 0; words < WORDS; i++) {
      String sentence = drawn(sentences, random).path("text").asText();
      body.append(i % SENTENCES_OF_A_PARAGRAPH == 0 ? "\n\n" : " ").append(sentence);
      words += words(sentence);
    }
    return new NewsArticle(first.path("title").asText(), body.toString());
  }

  private static JsonNode drawn(List<JsonNode> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static int words(CharSequence text) {
    return text.toString().split("\\s+").length;
  }

  private static List<JsonNode> labelled(List<JsonNode> texts, boolean labelled) {
    return texts.stream()
        .filter(text -> !text.path("style").asText().equals("headline"))
        .filter(text -> words(text.path("body").asText()) <= WORDS)
        .filter(text -> text.path("labels").isEmpty() != labelled)
        .toList();
  }

  private static List<JsonNode> lines(Path file) {
    JsonMapper json = new JsonMapper();
    List<JsonNode> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        lines.add(json.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
