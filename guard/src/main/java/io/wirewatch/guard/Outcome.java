package io.wirewatch.guard;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of a request. */
public sealed interface Outcome {

  /**
   * The server answered, whatever the status.
   *
   * @param status the HTTP status
   * @param headers by name, in any case; the values of a repeated one joined by {@code ", "}
   * @param body decompressed; empty when there was none. Not copied: whoever holds it may not write
   *     to it
   * @param finalUri the address that answered, after redirects
   * @param permanentlyMovedTo where to ask from now on: the address that an unbroken run of
   *     permanent redirects (301, 308) from the first request led to
   */
  @SuppressWarnings("ArrayRecordComponent") // bodies are never compared, and are large to copy
  record Answer(
      int status,
      Map<String, String> headers,
      byte[] body,
      URI finalUri,
      Optional<URI> permanentlyMovedTo)
      implements Outcome {
    /** Makes the headers answer to names in any case. */
    public Answer {
      Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      anyCase.putAll(headers);
      headers = Collections.unmodifiableMap(anyCase);
    }

    /** A header by its name, in any case. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /**
   * The request was not made, or its redirect not followed.
   *
   * @param reason why
   * @param uri the address that was refused, or the one whose redirect was
   */
  record Refused(Refusal reason, URI uri) implements Outcome {}

  /**
   * No answer came.
   *
   * @param reason why
   * @param detail what was reported, for people
   */
  record Unreachable(Failure reason, String detail) implements Outcome {}

  /**
   * The body was longer than allowed; the connection was cut.
   *
   * @param limit the most allowed, in bytes
   */
  record TooLarge(long limit) implements Outcome {}

  /**
   * It took too long, to connect or in all.
   *
   * @param limit the most allowed in all
   */
  record TimedOut(Duration limit) implements Outcome {}
}
