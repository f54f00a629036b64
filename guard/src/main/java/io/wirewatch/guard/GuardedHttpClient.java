package io.wirewatch.guard;

import io.wirewatch.guard.GuardedResolver.PrivateAddressException;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Outcome.Refused;
import io.wirewatch.guard.Outcome.TimedOut;
import io.wirewatch.guard.Outcome.TooLarge;
import io.wirewatch.guard.Outcome.Unreachable;
import io.wirewatch.guard.Redirects.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

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
  private final CloseableHttpClient client;
  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A client.
   *
   * @param policy what may be connected to
   * @param limits how far each request may go
   * @param userAgent who asks, sent with every request
   */
  public GuardedHttpClient(AddressPolicy policy, Limits limits, String userAgent) {
    this.limits = limits;
    this.resolver = new GuardedResolver(policy, limits.connectTime());
    this.client =
        HttpClients.custom()
            .setConnectionManager(Connections.pool(resolver, limits))
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
            .build();
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
              case Step.Go(URI to) -> {
                HttpPost post = new HttpPost(to);
                post.setEntity(new ByteArrayEntity(body, null));
                yield exchange(post, to, request.headers());
              }
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
    Step step = Redirects.check(request.uri());
    URI at = request.uri();
    Map<String, String> headers = request.headers();
    Optional<URI> movedTo = Optional.empty();
    boolean permanentSoFar = true;
    for (int followed = 0; ; followed++) {
      switch (step) {
        case Step.Stop(Refusal reason) -> {
          return new Refused(reason, at);
        }
        case Step.Go(URI to) -> {
          headers = followed == 0 ? headers : Redirects.carriedOver(headers, at, to);
          at = to;
          Outcome outcome = exchange(new HttpGet(at), at, headers);
          if (!(outcome instanceof Answer answer) || !Redirects.isRedirect(answer.status())) {
            return outcome instanceof Answer answer ? moved(answer, movedTo) : outcome;
          }
          if (followed == limits.redirects()) {
            return new Refused(Refusal.TOO_MANY_REDIRECTS, at);
          }
          step = Redirects.follow(at, answer.header(HttpHeaders.LOCATION));
          permanentSoFar &= Redirects.isPermanent(answer.status());
          if (permanentSoFar && step instanceof Step.Go(URI next)) {
            movedTo = Optional.of(next);
          }
        }
      }
    }
  }

  private static Answer moved(Answer answer, Optional<URI> movedTo) {
    return new Answer(answer.status(), answer.headers(), answer.body(), answer.finalUri(), movedTo);
  }

  private Outcome exchange(HttpUriRequestBase request, URI uri, Map<String, String> headers) {
    headers.forEach(request::setHeader);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      try {
        return answer(response, request, uri);
      } catch (IOException e) {
        request.abort(); // or closing the response would first read it to its end
        throw e;
      }
    } catch (Bodies.TooLargeException e) {
      return new TooLarge(limits.bodyBytes());
    } catch (PrivateAddressException e) {
      return new Refused(Refusal.PRIVATE_ADDRESS, uri);
    } catch (SocketTimeoutException e) {
      return new TimedOut(limits.totalTime());
    } catch (IOException e) {
      return new Unreachable(reason(e), detail(e));
    } catch (IllegalStateException e) {
      return new Unreachable(Failure.STOPPED, detail(e)); // the pool is shut down
    }
  }

  private Answer answer(ClassicHttpResponse response, HttpUriRequestBase request, URI uri)
      throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      String value = Optional.ofNullable(header.getValue()).orElse("");
      headers.merge(header.getName(), value, (first, next) -> first + ", " + next);
    }
    HttpEntity entity = response.getEntity();
    byte[] body = {};
    if (entity != null && request instanceof HttpGet && Redirects.isRedirect(response.getCode())) {
      request.abort(); // nobody reads what a redirect says
    } else if (entity != null) {
      String encoding = headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, "");
      body = Bodies.read(entity.getContent(), encoding, limits.bodyBytes());
    }
    return new Answer(response.getCode(), headers, body, uri, Optional.empty());
  }

  private static Failure reason(IOException e) {
    return switch (e) {
      case InterruptedIOException _ -> Failure.STOPPED;
      case UnknownHostException _ -> Failure.UNKNOWN_HOST;
      case SSLException _ -> Failure.TLS_FAILED;
      case ConnectException _, NoRouteToHostException _ -> Failure.CONNECTION_FAILED;
      default -> Thread.currentThread().isInterrupted() ? Failure.STOPPED : Failure.BROKEN_ANSWER;
    };
  }

  private static String detail(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
