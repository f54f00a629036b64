package io.wirewatch.percolator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.lucene.search.Query;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.SearchPlugin;

/** Lets the percolator store queries that OpenSearch's query language cannot say, by number. */
public final class PreparedQueries extends Plugin implements SearchPlugin {
  private static final String NAME = "prepared";

  private final List<Query> queries = new CopyOnWriteArrayList<>();

  @Override
  public List<QuerySpec<?>> getQueries() {
    return List.of(new QuerySpec<>(NAME, Prepared::new, this::parsed));
  }

  /** Takes a query in. */
  QueryBuilder prepared(Query query) {
    queries.add(query);
    return new Prepared(queries.size() - 1);
  }

  private Prepared parsed(XContentParser parser) throws IOException {
    parser.nextToken();
    parser.nextToken();
    int number = parser.intValue();
    parser.nextToken();
    return new Prepared(number);
  }

  private final class Prepared extends AbstractQueryBuilder<Prepared> {
    private final int number;

    Prepared(int number) {
      this.number = number;
    }

    Prepared(StreamInput in) throws IOException {
      super(in);
      number = in.readVInt();
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
      out.writeVInt(number);
    }

    @Override
    protected void doXContent(XContentBuilder json, Params params) throws IOException {
      json.startObject(NAME).field("number", number).endObject();
    }

    @Override
    protected Query doToQuery(QueryShardContext context) {
      return queries.get(number);
    }

    @Override
    protected boolean doEquals(Prepared other) {
      return number == other.number;
    }

    @Override
    protected int doHashCode() {
      return number;
    }

    @Override
    public String getWriteableName() {
      return NAME;
    }
  }
}
