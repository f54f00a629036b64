package io.wirewatch.percolator;

import io.wirewatch.benchmarks.engine.Engine;
import io.wirewatch.benchmarks.engine.EngineType;
import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.matcher.StoredQuery;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.index.IndexService;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.index.shard.IndexShard;
import org.opensearch.indices.IndicesService;
import org.opensearch.percolator.PercolateQueryBuilder;

/**
 * Articles one by one, each the percolate query put straight to the shard's searcher: without the
 * way through a search request, which would take longer.
 */
public final class SinglePercolator implements EngineType {
  @Override
  public String label() {
    return "percolator";
  }

  @Override
  public Engine store(List<StoredQuery> queries) throws Exception {
    return new Shard(new PercolatorNode(queries));
  }

  private static final class Shard implements Engine {
    private final PercolatorNode node;
    private final org.opensearch.index.engine.Engine.Searcher searcher;
    private final QueryShardContext context;
    private final Map<Object, String[]> ids = new HashMap<>();

    Shard(PercolatorNode node) throws IOException {
      this.node = node;
      IndexService index =
          node.node().injector().getInstance(IndicesService.class).iterator().next();
      IndexShard shard = index.getShard(0);
      searcher = shard.acquireSearcher("benchmark");
      context = index.newQueryShardContext(0, searcher, () -> 0L, null);
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        ids.put(leaf.id(), ids(leaf));
      }
    }

    @Override
    public void match(List<Article> articles, Matches matches) throws IOException {
      for (int i = 0; i < articles.size(); i++) {
        PercolateQueryBuilder query =
            new PercolateQueryBuilder(
                PercolatorNode.QUERY, PercolatorNode.json(articles.get(i)), XContentType.JSON);
        searcher.search(
            new ConstantScoreQuery(query.toQuery(context)),
            new OneCollector(new Collector(i, ids, matches)));
      }
    }

    @Override
    public void close() throws IOException {
      searcher.close();
      node.close();
    }

    private static String[] ids(LeafReaderContext leaf) throws IOException {
      String[] ids = new String[leaf.reader().maxDoc()];
      SortedSetDocValues values = leaf.reader().getSortedSetDocValues(PercolatorNode.ID);
      for (int doc = values.nextDoc(); doc < ids.length; doc = values.nextDoc()) {
        ids[doc] = values.lookupOrd(values.nextOrd()).utf8ToString();
      }
      return ids;
    }
  }

  /** One thread searches, so one collector is enough. */
  private record OneCollector(Collector collector)
      implements CollectorManager<Collector, Collector> {
    @Override
    public Collector newCollector() {
      return collector;
    }

    @Override
    public Collector reduce(Collection<Collector> collectors) {
      return collector;
    }
  }

  private static final class Collector extends SimpleCollector {
    private final int article;
    private final Map<Object, String[]> ids;
    private final Engine.Matches matches;
    private String[] ofLeaf = {};

    Collector(int article, Map<Object, String[]> ids, Engine.Matches matches) {
      this.article = article;
      this.ids = ids;
      this.matches = matches;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      ofLeaf = ids.getOrDefault(leaf.id(), ofLeaf);
    }

    @Override
    public void collect(int doc) {
      matches.found(article, ofLeaf[doc]);
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
