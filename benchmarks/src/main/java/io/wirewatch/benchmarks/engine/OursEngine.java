package io.wirewatch.benchmarks.engine;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.StoredQueries;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.List;

/** The matcher of this project. */
final class OursEngine implements Engine {
  /** Whether places are asked for. */
  enum Type implements EngineType {
    OURS("ours", false),
    OURS_WITH_SPANS("ours-spans", true);

    private final String label;
    private final boolean spans;

    Type(String label, boolean spans) {
      this.label = label;
      this.spans = spans;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public Engine store(List<StoredQuery> queries) throws InvalidQuery {
      return new OursEngine(StoredQueries.of(FIELDS, queries), spans);
    }
  }

  private static final Fields FIELDS =
      new Fields().text(Workload.TEXT, new EnglishText()).keywords(Workload.TOPIC);

  private final boolean spans;
  private StoredQueries queries;

  private OursEngine(StoredQueries queries, boolean spans) {
    this.queries = queries;
    this.spans = spans;
  }

  @Override
  public void match(List<Article> articles, Matches matches) {
    for (int i = 0; i < articles.size(); i++) {
      TextDocument document = document(articles.get(i));
      if (spans) {
        for (Match match : queries.matchWithSpans(document)) {
          matches.found(i, match.id());
        }
      } else {
        for (String id : queries.match(document)) {
          matches.found(i, id);
        }
      }
    }
  }

  @Override
  public void replace(StoredQuery query) throws InvalidQuery {
    queries = queries.with(List.of(query));
  }

  @Override
  public boolean learns() {
    return true;
  }

  @Override
  public void rechoose() {
    queries = queries.rechosen();
  }

  private static TextDocument document(Article article) {
    return new TextDocument()
        .with(Workload.TEXT, article.text())
        .with(Workload.TOPIC, article.topics());
  }
}
