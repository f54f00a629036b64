package io.wirewatch.benchmarks.engine;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.StoredQueries;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.List;

/** The matcher of this project. */
final class OursEngine implements Engine {
  /** As its users have it. */
  enum Type implements EngineType {
    OURS;

    @Override
    public String label() {
      return "ours";
    }

    @Override
    public Engine store(List<StoredQuery> queries) {
      return new OursEngine(queries);
    }
  }

  private final Fields fields =
      new Fields().text(Workload.TEXT, new EnglishText()).keywords(Workload.TOPIC);
  private StoredQueries queries;

  private OursEngine(List<StoredQuery> queries) {
    this.queries = StoredQueries.of(fields, queries);
  }

  @Override
  public void match(List<Article> articles, Matches matches) {
    for (int i = 0; i < articles.size(); i++) {
      for (Match match : queries.match(document(articles.get(i)))) {
        matches.found(i, match.id());
      }
    }
  }

  @Override
  public void close() {
    queries.close();
  }

  private static TextDocument document(Article article) {
    return new TextDocument()
        .with(Workload.TEXT, article.text())
        .with(Workload.TOPIC, article.topics());
  }
}
