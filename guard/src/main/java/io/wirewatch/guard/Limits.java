package io.wirewatch.guard;

import java.time.Duration;

/**
 * How far one request may go.
 *
 * @param connectTime the most that connecting to one address, or looking up one name, may take
 * @param totalTime the most that all of it may take: lookups, redirects and reading the body
 * @param bodyBytes the longest body taken in, counted after decompression; compressed, it may not
 *     be longer either
 * @param redirects the most redirects followed
 */
public record Limits(Duration connectTime, Duration totalTime, int bodyBytes, int redirects) {
  /** Ten seconds to connect, thirty in all, 8 MiB, five redirects. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 8 << 20, 5);

  /**
   * Checks that each makes sense.
   *
   * @throws IllegalArgumentException naming the one that does not
   */
  public Limits {
    if (!connectTime.isPositive()) {
      throw new IllegalArgumentException("connectTime " + connectTime + " is not positive");
    }
    if (!totalTime.isPositive()) {
      throw new IllegalArgumentException("totalTime " + totalTime + " is not positive");
    }
    if (bodyBytes < 1 || bodyBytes > 1 << 30) {
      throw new IllegalArgumentException("bodyBytes " + bodyBytes + " is not within 1 and 2^30");
    }
    if (redirects < 0) {
      throw new IllegalArgumentException("redirects " + redirects + " is negative");
    }
  }

  /**
   * The most bytes taken off the wire for one request, whatever they are: enough for what servers
   * add to a body, and a bound on all that is no body. A byte of HTTP/2 frames that ask for an
   * answer takes up to six of memory until the answers are written.
   */
  long wireBytes() {
    return bodyBytes + bodyBytes / 4L + (2 << 20);
  }
}
