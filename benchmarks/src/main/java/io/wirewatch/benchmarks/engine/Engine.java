package io.wirewatch.benchmarks.engine;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.matcher.StoredQuery;
import java.io.IOException;
import java.util.List;

/** Something that has stored queries and tells which of them an article matches. */
public interface Engine extends AutoCloseable {

  /** Is told of each match. */
  @FunctionalInterface
  interface Matches {
    /**
     * A match.
     *
     * @param article its place in the list of articles
     * @param query the query's id
     */
    void found(int article, String query);
  }

  /** Matches articles with all queries; together, where the engine can, or else one by one. */
  void match(List<Article> articles, Matches matches) throws Exception;

  /**
   * Puts a query in the place of the one that has the same id. What is matched after this has
   * returned meets the new one.
   *
   * @throws UnsupportedOperationException when this is not measured for the engine
   */
  default void replace(StoredQuery query) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Whether it learns from the articles that it matches. */
  default boolean learns() {
    return false;
  }

  /** Makes use of what it has learnt. */
  default void rechoose() {}

  @Override
  default void close() throws IOException {}
}
