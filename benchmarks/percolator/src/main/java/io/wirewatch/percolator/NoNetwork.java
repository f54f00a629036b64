package io.wirewatch.percolator;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.common.lifecycle.AbstractLifecycleComponent;
import org.opensearch.common.network.NetworkService;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.BigArrays;
import org.opensearch.common.util.PageCacheRecycler;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.common.transport.BoundTransportAddress;
import org.opensearch.core.common.transport.TransportAddress;
import org.opensearch.core.indices.breaker.CircuitBreakerService;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.http.HttpInfo;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.http.HttpStats;
import org.opensearch.plugins.NetworkPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.telemetry.tracing.Tracer;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.ConnectTransportException;
import org.opensearch.transport.ConnectionProfile;
import org.opensearch.transport.Transport;
import org.opensearch.transport.TransportMessageListener;
import org.opensearch.transport.TransportStats;

/** Lets a node start that talks to nobody. */
public final class NoNetwork extends Plugin implements NetworkPlugin {
  static final String TYPE = "none";

  private static final TransportAddress ADDRESS =
      new TransportAddress(InetAddress.getLoopbackAddress(), 0);

  @Override
  public Map<String, Supplier<Transport>> getTransports(
      Settings settings,
      ThreadPool threadPool,
      PageCacheRecycler recycler,
      CircuitBreakerService breakers,
      NamedWriteableRegistry registry,
      NetworkService network,
      Tracer tracer) {
    return Map.of(TYPE, NoTransport::new);
  }

  @Override
  public Map<String, Supplier<HttpServerTransport>> getHttpTransports(
      Settings settings,
      ThreadPool threadPool,
      BigArrays arrays,
      PageCacheRecycler recycler,
      CircuitBreakerService breakers,
      NamedXContentRegistry registry,
      NetworkService network,
      HttpServerTransport.Dispatcher dispatcher,
      ClusterSettings clusterSettings,
      Tracer tracer) {
    return Map.of(TYPE, NoHttp::new);
  }

  private static BoundTransportAddress nowhere() {
    return new BoundTransportAddress(new TransportAddress[] {ADDRESS}, ADDRESS);
  }

  private abstract static class Idle extends AbstractLifecycleComponent {
    @Override
    protected void doStart() {}

    @Override
    protected void doStop() {}

    @Override
    protected void doClose() {}
  }

  private static final class NoHttp extends Idle implements HttpServerTransport {
    @Override
    public BoundTransportAddress boundAddress() {
      return nowhere();
    }

    @Override
    public HttpInfo info() {
      return new HttpInfo(nowhere(), 0);
    }

    @Override
    public HttpStats stats() {
      return new HttpStats.Builder().build();
    }
  }

  private static final class NoTransport extends Idle implements Transport {
    private final ResponseHandlers responseHandlers = new ResponseHandlers();
    private final RequestHandlers requestHandlers = new RequestHandlers();

    @Override
    public BoundTransportAddress boundAddress() {
      return nowhere();
    }

    @Override
    public void setMessageListener(TransportMessageListener listener) {}

    @Override
    public Map<String, BoundTransportAddress> profileBoundAddresses() {
      return Map.of();
    }

    @Override
    public TransportAddress[] addressesFromString(String address) {
      return new TransportAddress[0];
    }

    @Override
    public List<String> getDefaultSeedAddresses() {
      return List.of();
    }

    @Override
    public void openConnection(
        DiscoveryNode node, ConnectionProfile profile, ActionListener<Connection> listener) {
      listener.onFailure(new ConnectTransportException(node, "there is no network"));
    }

    @Override
    public TransportStats getStats() {
      return new TransportStats.Builder().build();
    }

    @Override
    public ResponseHandlers getResponseHandlers() {
      return responseHandlers;
    }

    @Override
    public RequestHandlers getRequestHandlers() {
      return requestHandlers;
    }
  }
}
