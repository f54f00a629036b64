package io.wirewatch.benchmarks.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.QuerySyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;

/**
 * The sample data as a workload: its articles, the queries of its topics and rules, and what
 * further queries may be about. An article has the topics one of whose triggers it matches.
 */
record Seeds(
    List<Article> articles, List<Query> queries, List<Subject> subjects, List<String> used) {
  private static final int FREQUENT = 300;

  static Seeds read(Path folder) {
    try {
      QuerySyntax syntax =
          new QuerySyntax(
              new Fields()
                  .text(Workload.TEXT, new EnglishText())
                  .keywords(Workload.TOPIC, "source", "owner", "language"));
      List<Query> queries = new ArrayList<>();
      Map<String, List<Query>> triggers = new LinkedHashMap<>();
      for (JsonNode topic : topics(queriesBeside(folder))) {
        List<Query> finding = parsed(topic.path("triggers"), syntax);
        triggers.put(topic.path("id").asText(), finding);
        queries.addAll(finding);
        queries.addAll(parsed(topic.path("exclude"), syntax));
      }
      JsonNode rules =
          new YAMLMapper().readTree(queriesBeside(folder).resolve("rules.yaml").toFile());
      queries.addAll(parsed(rules.path("rules"), syntax));

      List<Article> articles = new ArrayList<>();
      List<Subject> subjects = new ArrayList<>();
      List<String> used = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("articles.jsonl"))) {
        JsonNode article = new JsonMapper().readTree(line);
        String text = article.path("title").asText() + "\n\n" + article.path("body").asText();
        articles.add(new Article(text, topicsOf(text, triggers)));
        used.addAll(words(text));
      }
      Set<String> frequent = frequent(used);
      articles.forEach(article -> subjects.add(subject(words(article.text()), frequent)));
      List<String> rarer = used.stream().filter(word -> !frequent.contains(word)).toList();
      return new Seeds(articles, queries, subjects, rarer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws a word of all articles, as often as it is used, but none of the most frequent. */
  Function<Random, String> anyWord() {
    return random -> used.get(random.nextInt(used.size()));
  }

  /** The queries do not change with the sample data, so that figures stay comparable. */
  private static Path queriesBeside(Path seeds) {
    return seeds.resolveSibling("benchmarks").resolve("workload");
  }

  private static List<JsonNode> topics(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("topics"))) {
      List<JsonNode> topics = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        topics.add(new YAMLMapper().readTree(file.toFile()));
      }
      return topics;
    }
  }

  private static List<Query> parsed(JsonNode asked, QuerySyntax syntax) {
    List<Query> queries = new ArrayList<>();
    for (JsonNode one : asked) {
      try {
        queries.add(syntax.parse(one.path("query").asText(), Workload.TEXT));
      } catch (InvalidQuery e) {
        throw new IllegalArgumentException("the query " + one.path("id").asText(), e);
      }
    }
    return queries;
  }

  private static List<String> topicsOf(String text, Map<String, List<Query>> triggers) {
    try (Analyzer analyzer = new EnglishText()) {
      MemoryIndex index = new MemoryIndex();
      index.addField(Workload.TEXT, text, analyzer);
      return triggers.entrySet().stream()
          .filter(topic -> topic.getValue().stream().anyMatch(query -> index.search(query) > 0))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private static Subject subject(List<String> words, Set<String> frequent) {
    Set<String> distinct = new LinkedHashSet<>(words);
    distinct.removeAll(frequent);
    List<List<String>> phrases = new ArrayList<>();
    for (int i = 0; i + 3 < words.size(); i += 2) {
      phrases.add(words.subList(i, i + 2 + i / 2 % 2));
    }
    return new Subject(List.copyOf(distinct), phrases);
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[^A-Za-z]+"))
        .filter(word -> word.length() > 1)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Set<String> frequent(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(FREQUENT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
