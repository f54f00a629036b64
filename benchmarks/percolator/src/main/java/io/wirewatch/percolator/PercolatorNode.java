package io.wirewatch.percolator;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.StoredQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.action.bulk.BulkRequestBuilder;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.xcontent.XContentFactory;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.xcontent.ToXContent;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.env.Environment;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.percolator.PercolatorModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.client.Client;

/** A node of OpenSearch with one index of queries, in this process and without a network. */
final class PercolatorNode implements AutoCloseable {
  static final String INDEX = "queries";
  static final String QUERY = "query";
  static final String ID = "id";

  private static final int BULK = 1_000;

  private static final class EmbeddedNode extends Node {
    EmbeddedNode(Environment environment, Collection<PluginInfo> plugins) {
      super(environment, plugins, false);
    }

    PreparedQueries preparedQueries() {
      return getPluginsService().filterPlugins(PreparedQueries.class).getFirst();
    }
  }

  private final Path home;
  private final EmbeddedNode node;
  private final Translation translation;

  PercolatorNode(List<StoredQuery> queries) throws Exception {
    home = Files.createTempDirectory("percolator");
    Settings settings =
        Settings.builder()
            .put("path.home", home)
            .put("node.name", "benchmark")
            .put("cluster.name", "benchmark")
            .put("discovery.type", "single-node")
            .put("transport.type", NoNetwork.TYPE)
            .put("http.type", NoNetwork.TYPE)
            .build();
    node =
        new EmbeddedNode(
            InternalSettingsPreparer.prepareEnvironment(
                settings, Map.of(), home.resolve("config"), () -> "benchmark"),
            Stream.of(
                    NoNetwork.class,
                    EnglishTextPlugin.class,
                    PreparedQueries.class,
                    PercolatorModulePlugin.class)
                .map(PercolatorNode::plugin)
                .toList());
    translation = new Translation(node.preparedQueries()::prepared);
    node.start();
    createIndex();
    store(queries);
  }

  Node node() {
    return node;
  }

  Client client() {
    return node.client();
  }

  /** An article as the percolator is given it. */
  static BytesReference json(Article article) {
    try (XContentBuilder json = XContentFactory.jsonBuilder()) {
      json.startObject().field(Workload.TEXT, article.text());
      json.field(Workload.TOPIC, article.topics()).endObject();
      return BytesReference.bytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createIndex() {
    client()
        .admin()
        .indices()
        .prepareCreate(INDEX)
        .setSettings(
            Settings.builder()
                .put("index.number_of_shards", 1)
                .put("index.number_of_replicas", 0)
                .put("index.refresh_interval", "-1")
                .put("index.max_result_window", Integer.MAX_VALUE))
        .setMapping(
            QUERY,
            "type=percolator",
            ID,
            "type=keyword",
            Workload.TEXT,
            "type=text,analyzer=" + EnglishTextPlugin.ANALYZER,
            Workload.TOPIC,
            "type=keyword")
        .get();
  }

  private void store(List<StoredQuery> queries) throws IOException {
    for (int start = 0; start < queries.size(); start += BULK) {
      BulkRequestBuilder bulk = client().prepareBulk();
      for (StoredQuery query : queries.subList(start, Math.min(start + BULK, queries.size()))) {
        bulk.add(client().prepareIndex(INDEX).setSource(document(query)));
      }
      BulkResponse response = bulk.get();
      if (response.hasFailures()) {
        throw new IllegalStateException(response.buildFailureMessage());
      }
    }
    client().admin().indices().prepareForceMerge(INDEX).setMaxNumSegments(1).get();
    client().admin().indices().prepareRefresh(INDEX).get();
  }

  private XContentBuilder document(StoredQuery stored) throws IOException {
    QueryBuilder query = translation.of(stored.query());
    XContentBuilder json = XContentFactory.jsonBuilder().startObject();
    json.field(ID, stored.id()).field(QUERY);
    query.toXContent(json, ToXContent.EMPTY_PARAMS);
    return json.endObject();
  }

  private static PluginInfo plugin(Class<? extends Plugin> plugin) {
    return new PluginInfo(
        plugin.getName(),
        "part of the benchmark",
        "1",
        Version.CURRENT,
        "25",
        plugin.getName(),
        null,
        List.of(),
        false);
  }

  @Override
  public void close() throws IOException {
    node.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
