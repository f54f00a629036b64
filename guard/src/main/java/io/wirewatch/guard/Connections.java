package io.wirewatch.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.UnknownHostException;
import java.nio.channels.ClosedSelectorException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the client below: HTTP/2 where the server offers it in the TLS handshake, HTTP/1.1
 * elsewhere; one exchange at a time on a connection; no proxy, not even one that system properties
 * name, for through one the check would be of the wrong address.
 */
final class Connections {
  private static final Logger LOG = System.getLogger(Connections.class.getName());
  private static final int MOST = 256;
  private static final int MOST_PER_ADDRESS = 16;
  private static final int THREADS = 4;
  private static final int HEADERS = 200;
  private static final int HEADER_LENGTH = 16 << 10;
  private static final int ALL_HEADERS = 256 << 10;
  private static final int CONTINUATIONS = 32;
  private static final int FRAME = 16 << 10;
  private static final int WINDOW = 1 << 20;

  private Connections() {}

  /** Whoever is connected to was looked up and checked before; nothing is looked up here. */
  private static final DnsResolver NONE =
      new DnsResolver() {
        @Override
        public java.net.InetAddress[] resolve(String host) throws UnknownHostException {
          throw new UnknownHostException(host + " was not checked");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
          return host; // only Kerberos asks, and nobody logs in here
        }
      };

  private static void tell(Exception failure) {
    if (!(failure instanceof ClosedSelectorException)) { // which is how the client closes
      LOG.log(Level.WARNING, "a thread of the HTTP client has failed", failure);
    }
  }

  static CloseableHttpAsyncClient client(
      Limits limits, String userAgent, Supplier<SSLContext> trust) {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setDnsResolver(NONE)
                    .setMaxConnTotal(MOST)
                    .setMaxConnPerRoute(MOST_PER_ADDRESS)
                    .setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(trust.get()).buildAsync())
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                            .setHandshakeTimeout(Timeout.of(limits.connectTime()))
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(limits.connectTime()))
                            .setSocketTimeout(Timeout.of(limits.totalTime()))
                            .setTimeToLive(TimeValue.ofMinutes(5))
                            .build())
                    .build())
            .setIoSessionDecorator(session -> new MeteredSession(session, limits))
            .setIoReactorExceptionCallback(Connections::tell)
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(THREADS).build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxHeaderCount(HEADERS)
                    .setMaxLineLength(HEADER_LENGTH)
                    .build())
            .setH2Config(
                H2Config.custom()
                    .setPushEnabled(false)
                    .setMaxFrameSize(FRAME)
                    .setInitialWindowSize(WINDOW)
                    .setMaxHeaderListSize(ALL_HEADERS)
                    .setMaxContinuations(CONTINUATIONS)
                    .build())
            .setRoutePlanner(new DefaultRoutePlanner(null))
            .setUserAgent(userAgent)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(limits.totalTime()))
                    .setResponseTimeout(Timeout.of(limits.totalTime()))
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .evictExpiredConnections()
            .evictIdleConnections(TimeValue.ofMinutes(1))
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .disableRequestPriority()
            .build();
    client.start();
    return client;
  }
}
