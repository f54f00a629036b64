package io.wirewatch.guard;

import static io.wirewatch.guard.LocalServer.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Outcome.Refused;
import io.wirewatch.guard.Outcome.TimedOut;
import io.wirewatch.guard.Outcome.TooLarge;
import io.wirewatch.guard.Outcome.Unreachable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 where the server offers it, with every promise that holds for HTTP/1.1. */
@Timeout(60)
class GuardedHttpClientHttp2Test {
  private static final int LIMIT = 1 << 20;
  private static final Duration TOTAL = Duration.ofSeconds(3);

  @TempDir private static Path folder;
  private static SSLContext tls;

  private final GuardedHttpClient client = client("127.0.0.1");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = TestCertificate.context(folder);
  }

  @AfterEach
  void close() {
    client.close();
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersionPolicy.class,
      names = {"NEGOTIATE", "FORCE_HTTP_1"})
  void speaksWhatTheServerOffers(HttpVersionPolicy offered) throws Exception {
    String version = offered == HttpVersionPolicy.NEGOTIATE ? "HTTP/2.0" : "HTTP/1.1";
    HttpAsyncServer server = server(offered);
    try {
      URI uri = uri(server, "/gzip");
      for (int i = 0; i < 20; i++) {
        Answer answer = answer(client.fetch(new Request(uri, Map.of("If-None-Match", "\"1\""))));
        assertThat(new String(answer.body(), UTF_8)).isEqualTo(version + " GET \"1\" null");
        assertThat(answer.finalUri()).isEqualTo(uri);
      }
      Answer posted = answer(client.post(uri, Map.of("Content-Type", "text/plain"), new byte[9]));
      assertThat(new String(posted.body(), UTF_8)).isEqualTo(version + " POST null 9");
    } finally {
      server.close(CloseMode.IMMEDIATE);
    }
  }

  @Test
  void keepsToItsBoundsInHttp2() throws Exception {
    HttpAsyncServer server = server(HttpVersionPolicy.NEGOTIATE);
    try (GuardedHttpClient strict = client()) {
      assertThat(client.fetch(Request.of(uri(server, "/long")))).isEqualTo(new TooLarge(LIMIT));
      assertThat(client.fetch(Request.of(uri(server, "/bomb")))).isEqualTo(new TooLarge(LIMIT));
      assertThat(client.fetch(Request.of(uri(server, "/ring"))))
          .isEqualTo(new Refused(Refusal.TOO_MANY_REDIRECTS, uri(server, "/ring")));
      assertThat(client.fetch(Request.of(uri(server, "/inside"))))
          .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, URI.create("https://10.0.0.1/")));
      assertThat(client.fetch(Request.of(uri(server, "/headers")))).isInstanceOf(Unreachable.class);
      assertThat(strict.fetch(Request.of(uri(server, "/gzip"))))
          .isEqualTo(new Refused(Refusal.PRIVATE_ADDRESS, uri(server, "/gzip")));
      assertThat(client.fetch(Request.of(uri(server, "/gzip")))).isInstanceOf(Answer.class);
    } finally {
      server.close(CloseMode.IMMEDIATE);
    }
  }

  @Test
  void trustsNoCertificateOfItsOwnMaking() throws Exception {
    HttpAsyncServer server = server(HttpVersionPolicy.NEGOTIATE);
    try (GuardedHttpClient wary =
        new GuardedHttpClient(
            new AddressPolicy(List.of("127.0.0.1")), limits(), "wirewatch-test/1")) {
      assertThat(wary.fetch(Request.of(uri(server, "/gzip"))))
          .asInstanceOf(type(Unreachable.class))
          .returns(Failure.TLS_FAILED, Unreachable::reason);
    } finally {
      server.close(CloseMode.IMMEDIATE);
    }
  }

  /** Frames that a server can send for ever, and that ask for an answer or for memory. */
  @ParameterizedTest
  @ValueSource(strings = {"ping", "settings", "continuation", "empty-data", "window", "silence"})
  void outlastsFloodsWithoutFillingItsMemoryOrHoldingUpOthers(String kind) throws Exception {
    try (LocalServer other = new LocalServer();
        SSLServerSocket listener = listener()) {
      other.on("/", LocalServer.text("on time"));
      threads.execute(() -> flood(listener, kind));
      URI uri = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");
      long before = used();
      Future<Outcome> flooded = threads.submit(() -> client.fetch(Request.of(uri)));
      long most = 0;
      while (!flooded.isDone()) {
        long asked = System.nanoTime();
        assertThat(client.fetch(Request.of(other.uri("/")))).isInstanceOf(Answer.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        most = Math.max(most, used() - before);
      }

      assertThat(flooded.get()).isInstanceOfAny(TooLarge.class, TimedOut.class, Unreachable.class);
      assertThat(most).isLessThan(limits().wireBytes() + (64 << 20));
    }
  }

  /** What is alive, counted while all stands still: all sides allocate tens of MB meanwhile. */
  private static long used() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    String total = histogram.toString().strip(); // whose last word is the number of bytes
    return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
  }

  private static SSLServerSocket listener() throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    listener.setSSLParameters(parameters);
    return listener;
  }

  /** Reads the request, then sends frames of one kind until it is cut off; reads nothing more. */
  private static void flood(SSLServerSocket listener, String kind) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      socket.getInputStream().read(new byte[4096]);
      OutputStream out = socket.getOutputStream();
      out.write(frame(4, 0, 0, new byte[0]));
      if (kind.equals("continuation")) {
        out.write(frame(1, 0, 1, new byte[] {(byte) 0x88}));
      } else if (kind.equals("empty-data")) {
        out.write(frame(1, 4, 1, new byte[] {(byte) 0x88}));
      }
      byte[] one =
          switch (kind) {
            case "ping" -> frame(6, 0, 0, new byte[8]);
            case "settings" -> frame(4, 0, 0, new byte[0]);
            case "continuation" -> frame(9, 0, 1, new byte[0]);
            case "empty-data" -> frame(0, 0, 1, new byte[0]);
            case "window" -> frame(8, 0, 0, new byte[] {0, 0, 0, 1});
            default -> new byte[0];
          };
      ByteArrayOutputStream many = new ByteArrayOutputStream();
      for (int i = 0; i < 1000; i++) {
        many.write(one);
      }
      out.flush();
      if (one.length == 0) {
        socket.getInputStream().readAllBytes();
      }
      while (one.length > 0) {
        many.writeTo(out);
      }
    } catch (IOException e) {
      // cut off, as it should be
    }
  }

  private static byte[] frame(int kind, int flags, int stream, byte[] payload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(payload.length >> 16);
      out.writeShort(payload.length);
      out.writeByte(kind);
      out.writeByte(flags);
      out.writeInt(stream);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static HttpAsyncServer server(HttpVersionPolicy policy) throws Exception {
    HttpAsyncServer server =
        H2ServerBootstrap.bootstrap()
            .setCanonicalHostName("127.0.0.1")
            .setVersionPolicy(policy)
            .setTlsStrategy(new H2ServerTlsStrategy(tls))
            .register("*", handler())
            .create();
    server.start();
    server
        .listen(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), URIScheme.HTTPS)
        .get();
    return server;
  }

  private static AsyncServerRequestHandler<Message<org.apache.hc.core5.http.HttpRequest, byte[]>>
      handler() {
    return new AsyncServerRequestHandler<>() {
      @Override
      public BasicRequestConsumer<byte[]> prepare(
          org.apache.hc.core5.http.HttpRequest request,
          org.apache.hc.core5.http.EntityDetails entity,
          HttpContext context) {
        return new BasicRequestConsumer<>(entity == null ? null : new BasicAsyncEntityConsumer());
      }

      @Override
      public void handle(
          Message<org.apache.hc.core5.http.HttpRequest, byte[]> message,
          ResponseTrigger trigger,
          HttpContext context)
          throws org.apache.hc.core5.http.HttpException, IOException {
        var request = message.getHead();
        var etag = request.getFirstHeader("If-None-Match");
        AsyncResponseBuilder answer = AsyncResponseBuilder.create(200);
        switch (request.getPath()) {
          case "/gzip" ->
              answer
                  .setHeader("Content-Encoding", "gzip")
                  .setEntity(
                      gzip(
                          "%s %s %s %s"
                              .formatted(
                                  context.getProtocolVersion(),
                                  request.getMethod(),
                                  etag == null ? null : etag.getValue(),
                                  message.getBody() == null ? null : message.getBody().length)
                              .getBytes(UTF_8)),
                      ContentType.TEXT_PLAIN);
          case "/long" -> answer.setEntity(new byte[4 * LIMIT], ContentType.TEXT_PLAIN);
          case "/bomb" ->
              answer
                  .setHeader("Content-Encoding", "gzip")
                  .setEntity(gzip(new byte[50 * LIMIT]), ContentType.TEXT_PLAIN);
          case "/headers" -> {
            for (int i = 0; i < 100; i++) {
              answer.addHeader("X-" + i, "x".repeat(8000));
            }
          }
          case "/ring" -> redirect(answer, "/ring");
          case "/inside" -> redirect(answer, "https://10.0.0.1/");
          default -> answer.setStatus(404);
        }
        trigger.submitResponse(answer.build(), context);
      }
    };
  }

  private static void redirect(AsyncResponseBuilder answer, String location) {
    answer.setStatus(302);
    answer.setHeader("Location", location);
  }

  private static URI uri(HttpAsyncServer server, String path) {
    var endpoint = server.getEndpoints().iterator().next();
    int port = ((InetSocketAddress) endpoint.getAddress()).getPort();
    return URI.create("https://127.0.0.1:" + port + path);
  }

  private static Answer answer(Outcome outcome) {
    return assertThat(outcome).asInstanceOf(type(Answer.class)).actual();
  }

  private static Limits limits() {
    return new Limits(Duration.ofSeconds(2), TOTAL, LIMIT, 3);
  }

  private static GuardedHttpClient client(String... allowed) {
    return new GuardedHttpClient(
        new AddressPolicy(List.of(allowed)),
        limits(),
        "wirewatch-test/1",
        () -> tls,
        InetAddress::getAllByName);
  }
}
