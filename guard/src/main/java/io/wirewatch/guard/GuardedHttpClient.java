package io.wirewatch.guard;

import io.wirewatch.guard.GuardedResolver.PrivateAddressException;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Outcome.Refused;
import io.wirewatch.guard.Outcome.TimedOut;
import io.wirewatch.guard.Outcome.TooLarge;
import io.wirewatch.guard.Outcome.Unreachable;
import io.wirewatch.guard.Receiver.Received;
import io.wirewatch.guard.Redirects.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * The client for addresses that strangers chose: feeds, pages and webhooks. It speaks only http and
 * https, connects only to addresses that its {@link AddressPolicy} permits (checked as each
 * connection is made, so on each redirect too), keeps within its {@link Limits}, honours no proxy,
 * keeps no cookies, and never repeats a request by itself.
 *
 * <p>Calls block, from as many threads at once as one likes; each exchange runs on a virtual thread
 * of its own, so that the caller is back in time whatever the other side does. Close it when done.
 */
public final class GuardedHttpClient implements AutoCloseable {
  private final Limits limits;
  private final GuardedResolver resolver;
  private final CloseableHttpAsyncClient client;
  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A client.
   *
   * @param policy what may be connected to
   * @param limits how far each request may go
   * @param userAgent who asks, sent with every request
   */
  public GuardedHttpClient(AddressPolicy policy, Limits limits, String userAgent) {
    this(policy, limits, userAgent, SSLContexts::createSystemDefault, InetAddress::getAllByName);
  }

  /** A client for tests with a certificate and names of their own. */
  GuardedHttpClient(
      AddressPolicy policy,
      Limits limits,
      String userAgent,
      Supplier<SSLContext> trust,
      GuardedResolver.Lookup lookup) {
    this.limits = limits;
    this.resolver = new GuardedResolver(policy, limits.connectTime(), lookup);
    this.client = Connections.client(limits, userAgent, trust);
  }

  /** Asks with GET, following redirects. */
  public Outcome fetch(Request request) {
    return withinTime(() -> follow(request));
  }

  /**
   * Sends with POST, following no redirect: one comes back as the answer it is.
   *
   * @param uri where to
   * @param headers as in {@link Request}, {@code Content-Type} among them
   * @param body what to send; may not be written to until this returns
   * @throws IllegalArgumentException when a header is not one that may be sent
   */
  public Outcome post(URI uri, Map<String, String> headers, byte[] body) {
    Request request = new Request(uri, headers);
    return withinTime(
        () ->
            switch (Redirects.check(uri)) {
              case Step.Stop(Refusal reason) -> new Refused(reason, uri);
              case Step.Go(WebAddress to) -> exchange("POST", to, request.headers(), body);
            });
  }

  /** Cuts what runs: each such call returns {@link Failure#STOPPED}, and so do later ones. */
  @Override
  public void close() {
    exchanges.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
    resolver.close();
  }

  private Outcome withinTime(Callable<Outcome> exchange) {
    Future<Outcome> running;
    try {
      running = exchanges.submit(exchange);
    } catch (RejectedExecutionException e) {
      return new Unreachable(Failure.STOPPED, "the client is closed");
    }
    try {
      return running.get(limits.totalTime().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      running.cancel(true); // interrupts a virtual thread, which closes the socket it waits on
      return new TimedOut(limits.totalTime());
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return new Unreachable(Failure.STOPPED, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the exchange failed in a way not foreseen", e.getCause());
    }
  }

  private Outcome follow(Request request) {
    return switch (Redirects.check(request.uri())) {
      case Step.Stop(Refusal reason) -> new Refused(reason, request.uri());
      case Step.Go(WebAddress to) -> follow(to, request.headers());
    };
  }

  private Outcome follow(WebAddress first, Map<String, String> toSend) {
    WebAddress at = first;
    Map<String, String> headers = toSend;
    Optional<URI> movedTo = Optional.empty();
    boolean permanentSoFar = true;
    for (int followed = 0; ; followed++) {
      Outcome outcome = exchange("GET", at, headers, new byte[0]);
      if (!(outcome instanceof Answer answer) || !Redirects.isRedirect(answer.status())) {
        return outcome instanceof Answer answer ? moved(answer, movedTo) : outcome;
      }
      if (followed == limits.redirects()) {
        return new Refused(Refusal.TOO_MANY_REDIRECTS, at.toUri());
      }
      permanentSoFar &= Redirects.isPermanent(answer.status());
      switch (Redirects.follow(at, answer.header(HttpHeaders.LOCATION))) {
        case Step.Stop(Refusal reason) -> {
          return new Refused(reason, at.toUri());
        }
        case Step.Go(WebAddress next) -> {
          movedTo = permanentSoFar ? Optional.of(next.toUri()) : movedTo;
          headers = Redirects.carriedOver(headers, at, next);
          at = next;
        }
      }
    }
  }

  private static Answer moved(Answer answer, Optional<URI> movedTo) {
    return new Answer(answer.status(), answer.headers(), answer.body(), answer.finalUri(), movedTo);
  }

  private Outcome exchange(String method, WebAddress to, Map<String, String> headers, byte[] body) {
    try {
      InetAddress[] addresses = resolver.resolve(to.hostName());
      for (int i = 0; ; i++) {
        try {
          return exchange(method, to, addresses[i], headers, body)
              .answer(to.toUri(), limits.bodyBytes());
        } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException e) {
          if (i == addresses.length - 1) {
            throw e;
          }
        }
      }
    } catch (Bodies.TooLargeException e) {
      return new TooLarge(limits.bodyBytes());
    } catch (PrivateAddressException e) {
      return new Refused(Refusal.PRIVATE_ADDRESS, to.toUri());
    } catch (SocketTimeoutException e) {
      return new TimedOut(limits.totalTime());
    } catch (IOException e) {
      return new Unreachable(Failure.of(e), detail(e));
    }
  }

  /** One exchange with the one address, which was checked. */
  private Received exchange(
      String method, WebAddress to, InetAddress address, Map<String, String> headers, byte[] body)
      throws IOException {
    boolean get = method.equals("GET");
    HttpHost asked = new HttpHost(to.scheme(), to.hostName(), to.port());
    BasicHttpRequest request = new BasicHttpRequest(method, asked, to.target());
    headers.forEach(request::setHeader);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, br");
    Receiver receiver = new Receiver(limits.bodyBytes(), get);
    Future<?> running;
    try {
      running =
          client.execute(
              new HttpHost(to.scheme(), address, to.hostName(), to.port()),
              new BasicRequestProducer(
                  request, get ? null : new BasicAsyncEntityProducer(body, null)),
              receiver,
              null,
              HttpClientContext.create(),
              receiver);
    } catch (IllegalStateException e) {
      throw new InterruptedIOException("the client is closed");
    }
    try {
      return receiver.await();
    } catch (CancellationException e) {
      throw new InterruptedIOException("the client is closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      running.cancel(true); // cuts the connection unless all is said
    }
  }

  private static String detail(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
