package io.wirewatch.benchmarks.engine;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one engine finds, and whether others find the same. */
public final class Agreement {
  /** Thrown when two engines differ; the message names the first query and article. */
  public static final class Disagreement extends Exception {
    private static final long serialVersionUID = 1L;

    Disagreement(String message) {
      super(message);
    }
  }

  private final String reference;
  private final List<Article> articles;
  private final List<StoredQuery> queries;
  private final List<SortedSet<String>> expected;

  private Agreement(
      String reference,
      List<Article> articles,
      List<StoredQuery> queries,
      List<SortedSet<String>> expected) {
    this.reference = reference;
    this.articles = List.copyOf(articles);
    this.queries = List.copyOf(queries);
    this.expected = expected;
  }

  /** What an engine finds is taken to be right. */
  public static Agreement with(
      EngineType reference, List<StoredQuery> queries, List<Article> articles) throws Exception {
    return new Agreement(reference.label(), articles, queries, found(reference, queries, articles));
  }

  /**
   * Compares an engine with the reference.
   *
   * @throws Disagreement when it finds more, less or something else
   */
  public void check(EngineType engine) throws Exception {
    List<SortedSet<String>> found = found(engine, queries, articles);
    for (int i = 0; i < articles.size(); i++) {
      if (!found.get(i).equals(expected.get(i))) {
        throw new Disagreement(difference(engine.label(), i, found.get(i)));
      }
    }
  }

  /** How many queries an article matches on average. */
  public double matchesPerArticle() {
    return expected.stream().mapToInt(Set::size).average().orElse(0);
  }

  private String difference(String engine, int article, Set<String> found) {
    for (StoredQuery query : queries) {
      boolean isFound = found.contains(query.id());
      if (isFound != expected.get(article).contains(query.id())) {
        return "%s says that article %d matches the query %s, and %s that it does not: %s%n%s"
            .formatted(
                isFound ? engine : reference,
                article,
                query.id(),
                isFound ? reference : engine,
                query.query(),
                articles.get(article).text());
      }
    }
    return "%s finds queries in article %d that were not stored: %s"
        .formatted(engine, article, found);
  }

  private static List<SortedSet<String>> found(
      EngineType engine, List<StoredQuery> queries, List<Article> articles) throws Exception {
    List<SortedSet<String>> found = new ArrayList<>();
    articles.forEach(article -> found.add(new TreeSet<>()));
    try (Engine open = engine.store(queries)) {
      open.match(articles, (article, query) -> found.get(article).add(query));
    }
    return found;
  }
}
