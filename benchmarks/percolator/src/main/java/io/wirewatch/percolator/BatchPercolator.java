package io.wirewatch.percolator;

import io.wirewatch.benchmarks.engine.Engine;
import io.wirewatch.benchmarks.engine.EngineType;
import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.matcher.StoredQuery;
import java.io.IOException;
import java.util.List;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.percolator.PercolateQueryBuilder;
import org.opensearch.search.SearchHit;
import org.opensearch.search.sort.SortOrder;

/** Articles in batches, each a search request that also tells which article matched. */
public final class BatchPercolator implements EngineType {
  private static final String SLOT = "_percolator_document_slot";

  @Override
  public String label() {
    return "percolator-batch";
  }

  @Override
  public Engine store(List<StoredQuery> queries) throws Exception {
    return new Requests(new PercolatorNode(queries), queries.size());
  }

  private record Requests(PercolatorNode node, int queries) implements Engine {
    @Override
    public void match(List<Article> articles, Matches matches) {
      List<BytesReference> documents = articles.stream().map(PercolatorNode::json).toList();
      SearchResponse response =
          node.client()
              .prepareSearch(PercolatorNode.INDEX)
              .setQuery(
                  QueryBuilders.constantScoreQuery(
                      new PercolateQueryBuilder(
                          PercolatorNode.QUERY, documents, XContentType.JSON)))
              .setSize(queries)
              .addSort("_doc", SortOrder.ASC)
              .setTrackTotalHits(false)
              .setFetchSource(false)
              .addDocValueField(PercolatorNode.ID)
              .get();
      for (SearchHit hit : response.getHits()) {
        String id = hit.field(PercolatorNode.ID).getValue();
        for (Object slot : hit.field(SLOT).getValues()) {
          matches.found((Integer) slot, id);
        }
      }
    }

    @Override
    public void close() throws IOException {
      node.close();
    }
  }
}
