package io.wirewatch.alert.adapter;

import io.wirewatch.events.RuleMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/**
 * Which of a rule's stored matches are kept as it comes into force: those of its queries and groups
 * as they are now, and of two revisions of an article the later, unless it ceased to match.
 */
final class Sifting {
  private final String version;
  private final Map<String, Kept> latest = new HashMap<>();
  private final List<Bytes> gone = new ArrayList<>();

  /**
   * A match that is kept.
   *
   * @param story empty when it is in none that counts
   */
  record Kept(Bytes place, String key, String story, Instant receivedAt, boolean matches) {}

  /**
   * Nothing sifted yet.
   *
   * @param version the {@link RuleMatch#ruleVersion} that is kept
   */
  Sifting(String version) {
    this.version = version;
  }

  /** Takes a match, and where it is stored. */
  void take(Bytes place, RuleMatch match) {
    if (!match.ruleVersion().equals(version)) {
      gone.add(place);
      return;
    }
    Kept one =
        new Kept(
            place,
            match.key(),
            match.clauses().isEmpty() ? "" : match.story(),
            match.article().receivedAt(),
            match.matches());
    String counted = match.key() + "|" + match.article().id();
    Kept other = latest.get(counted);
    if (other != null && other.receivedAt().isAfter(one.receivedAt())) {
      gone.add(place);
    } else {
      latest.put(counted, one);
      if (other != null) {
        gone.add(other.place());
      }
    }
  }

  /** Those that are kept. */
  List<Kept> kept() {
    return latest.values().stream().filter(Kept::matches).toList();
  }

  /** The places of the others. */
  List<Bytes> gone() {
    return Stream.concat(
            gone.stream(), latest.values().stream().filter(one -> !one.matches()).map(Kept::place))
        .toList();
  }
}
