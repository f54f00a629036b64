package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How often a feed publishes, by when its latest entries were published. */
public final class Rhythm {
  private static final int LEAST_TIMES = 3;

  /** How long a feed may be without news that nothing is known of. */
  private static final Duration PATIENCE_UNKNOWN = Duration.ofDays(30);

  private static final Duration LEAST_PATIENCE = Duration.ofDays(1);
  private static final Duration MOST_PATIENCE = Duration.ofDays(120);

  private Rhythm() {}

  /** The latest times of two lists, newest first, each once; none that lies ahead. */
  static List<Instant> latest(List<Instant> known, List<Instant> more, Instant now) {
    return Stream.concat(known.stream(), more.stream())
        .filter(time -> !time.isAfter(now))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .limit(FeedState.PUBLISHED)
        .toList();
  }

  /**
   * The usual time between two entries: the median of the gaps.
   *
   * @param published newest first, each once
   * @return empty when there are too few to tell
   */
  public static Optional<Duration> usualGap(List<Instant> published) {
    List<Duration> gaps = gaps(published);
    return gaps.isEmpty() ? Optional.empty() : Optional.of(gaps.get(gaps.size() / 2));
  }

  /**
   * How long it may be without news before that is unusual: five usual gaps, or one and a half of
   * the longest of late; at least a day, so that a quiet night is not.
   */
  static Duration patience(List<Instant> published) {
    List<Duration> gaps = gaps(published);
    if (gaps.isEmpty()) {
      return PATIENCE_UNKNOWN;
    }
    Duration usual = gaps.get(gaps.size() / 2).multipliedBy(5);
    Duration longest = gaps.getLast().multipliedBy(3).dividedBy(2);
    return Stream.of(usual, longest, LEAST_PATIENCE)
        .max(Comparator.naturalOrder())
        .filter(patience -> patience.compareTo(MOST_PATIENCE) < 0)
        .orElse(MOST_PATIENCE);
  }

  private static List<Duration> gaps(List<Instant> published) {
    if (published.size() < LEAST_TIMES) {
      return List.of();
    }
    return IntStream.range(1, published.size())
        .mapToObj(i -> Duration.between(published.get(i), published.get(i - 1)))
        .sorted()
        .toList();
  }
}
