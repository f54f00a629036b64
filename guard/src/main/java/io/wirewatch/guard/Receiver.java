package io.wirewatch.guard;

import io.wirewatch.guard.Outcome.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Takes in one answer, its body as packed as it comes, and no more of it than allowed. */
final class Receiver
    implements AsyncResponseConsumer<Receiver.Received>, FutureCallback<Receiver.Received> {
  private final int limit;
  private final boolean redirectsWithoutBody;
  private final CompletableFuture<Received> received = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable HttpResponse head;
  private @Nullable FutureCallback<Received> toldAtTheEnd;

  /**
   * An answer.
   *
   * @param head its status and headers
   * @param body as packed as it came
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and large to copy
  record Received(HttpResponse head, byte[] body) {

    /**
     * The answer, unpacked.
     *
     * @param from the address that gave it
     * @param limit the most bytes of its body
     * @throws IOException as {@link Bodies#read}
     */
    Answer answer(URI from, int limit) throws IOException {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (Header header : head.getHeaders()) {
        String value = Optional.ofNullable(header.getValue()).orElse("");
        headers.merge(header.getName(), value, (first, next) -> first + ", " + next);
      }
      String encoding = headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, "");
      byte[] unpacked =
          body.length == 0 ? body : Bodies.read(new ByteArrayInputStream(body), encoding, limit);
      return new Answer(head.getCode(), headers, unpacked, from, Optional.empty());
    }
  }

  /**
   * A receiver.
   *
   * @param limit the most bytes of a body
   * @param redirectsWithoutBody whether a redirect is taken as soon as its headers are there, for
   *     nobody reads what a redirect says
   */
  Receiver(int limit, boolean redirectsWithoutBody) {
    this.limit = limit;
    this.redirectsWithoutBody = redirectsWithoutBody;
  }

  /** Waits for it. */
  Received await() throws InterruptedException, ExecutionException, CancellationException {
    return received.get();
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {
    // Not the answer yet; how many may come is bounded by the connection's bytes
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Received> callback) {
    head = response;
    toldAtTheEnd = callback;
    if (entity == null) {
      callback.completed(new Received(response, new byte[0]));
    } else if (redirectsWithoutBody && Redirects.isRedirect(response.getCode())) {
      received.complete(new Received(response, new byte[0]));
    }
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE); // what is taken in is bounded here, not by the window
  }

  @Override
  public void consume(ByteBuffer data) throws IOException {
    if (body.size() + (long) data.remaining() > limit) {
      throw new Bodies.TooLargeException();
    }
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    body.write(bytes, 0, bytes.length);
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    if (head != null && toldAtTheEnd != null) {
      toldAtTheEnd.completed(new Received(head, body.toByteArray()));
    }
  }

  @Override
  public void releaseResources() {
    // nothing is held but memory
  }

  /** The exchange is over and its connection free again. */
  @Override
  public void completed(Received result) {
    received.complete(result);
  }

  @Override
  public void failed(Exception cause) {
    received.completeExceptionally(cause);
  }

  @Override
  public void cancelled() {
    received.cancel(false);
  }
}
