package io.wirewatch.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before each further attempt.
 *
 * @param waits after the first attempt, after the second, and so on; after the last there is none
 * @param longest the longest wait that a receiver may ask for
 */
public record RetryPolicy(List<Duration> waits, Duration longest) {
  /** Seven attempts within about a quarter of an hour. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              Duration.ofSeconds(15),
              Duration.ofMinutes(1),
              Duration.ofMinutes(3),
              Duration.ofMinutes(10)),
          Duration.ofMinutes(30));

  /** The wait before the next attempt; empty when there is none. */
  Optional<Duration> waitAfter(int attempts, Duration asked) {
    if (attempts > waits.size()) {
      return Optional.empty();
    }
    Duration planned = waits.get(attempts - 1);
    Duration wanted = asked.compareTo(longest) > 0 ? longest : asked;
    return Optional.of(wanted.compareTo(planned) > 0 ? wanted : planned);
  }
}
