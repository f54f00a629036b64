package io.wirewatch.benchmarks.engine;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.StoredQuery;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/** Lucene Monitor. */
final class MonitorEngine implements Engine {
  private static final int PASSES = 2;

  /** Its presearchers, each with single articles and with batches. */
  enum Type implements EngineType {
    MONITOR_ALL("monitor-all", false),
    MONITOR_ALL_BATCH("monitor-all-batch", true),
    MONITOR_TERMS("monitor-terms", false),
    MONITOR_TERMS_BATCH("monitor-terms-batch", true),
    MONITOR_MULTIPASS("monitor-multipass", false),
    MONITOR_MULTIPASS_BATCH("monitor-multipass-batch", true);

    private final String label;
    private final boolean batch;

    Type(String label, boolean batch) {
      this.label = label;
      this.batch = batch;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public Engine store(List<StoredQuery> queries) throws IOException {
      return new MonitorEngine(presearcher(), batch, queries);
    }

    private Presearcher presearcher() {
      return switch (this) {
        case MONITOR_ALL, MONITOR_ALL_BATCH -> Presearcher.NO_FILTERING;
        case MONITOR_TERMS, MONITOR_TERMS_BATCH -> new TermFilteredPresearcher();
        case MONITOR_MULTIPASS, MONITOR_MULTIPASS_BATCH ->
            new MultipassTermFilteredPresearcher(PASSES);
      };
    }
  }

  private final Analyzer analyzer = new EnglishText();
  private final Monitor monitor;
  private final boolean batch;

  private MonitorEngine(Presearcher presearcher, boolean batch, List<StoredQuery> queries)
      throws IOException {
    this.batch = batch;
    monitor = new Monitor(analyzer, presearcher);
    monitor.register(queries.stream().map(MonitorEngine::query).toList());
  }

  @Override
  public void match(List<Article> articles, Matches matches) throws IOException {
    if (batch) {
      MultiMatchingQueries<QueryMatch> found =
          monitor.match(
              articles.stream().map(MonitorEngine::document).toArray(Document[]::new),
              QueryMatch.SIMPLE_MATCHER);
      for (int i = 0; i < found.getBatchSize(); i++) {
        for (QueryMatch match : found.getMatches(i)) {
          matches.found(i, match.getQueryId());
        }
      }
    } else {
      for (int i = 0; i < articles.size(); i++) {
        for (QueryMatch match :
            monitor.match(document(articles.get(i)), QueryMatch.SIMPLE_MATCHER).getMatches()) {
          matches.found(i, match.getQueryId());
        }
      }
    }
  }

  @Override
  public void replace(StoredQuery query) throws IOException {
    monitor.register(query(query));
  }

  @Override
  public void close() throws IOException {
    monitor.close();
    analyzer.close();
  }

  private static MonitorQuery query(StoredQuery stored) {
    return new MonitorQuery(stored.id(), stored.query());
  }

  private static Document document(Article article) {
    Document document = new Document();
    document.add(new TextField(Workload.TEXT, article.text(), Field.Store.NO));
    for (String topic : article.topics()) {
      document.add(new StringField(Workload.TOPIC, topic, Field.Store.NO));
    }
    return document;
  }
}
