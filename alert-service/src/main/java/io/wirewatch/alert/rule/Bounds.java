package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the constructors of conditions share. */
final class Bounds {
  private static final Duration MIN_WITHIN = Duration.ofMinutes(1);
  private static final Duration MAX_WITHIN = Duration.ofDays(366);
  private static final int MAX_QUERY = 1 << 16;

  private Bounds() {}

  static String query(String field, @Nullable String query) {
    if (query == null || query.isBlank()) {
      throw new InvalidField(field, "is missing");
    }
    if (query.length() > MAX_QUERY) {
      throw new InvalidField(field, "must be at most " + MAX_QUERY + " characters");
    }
    return query.strip();
  }

  static Alert.Counting counting(Alert.@Nullable Counting count) {
    return count == null ? Alert.Counting.ARTICLES : count;
  }

  static void between(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidField(field, "must be from " + least + " to " + most);
    }
  }

  static void window(String field, @Nullable Duration length) {
    if (length == null || length.compareTo(MIN_WITHIN) < 0 || length.compareTo(MAX_WITHIN) > 0) {
      throw new InvalidField(field, "must be from 1m to " + MAX_WITHIN.toDays() + "d");
    }
  }

  static List<Condition> parts(String field, @Nullable List<Condition> parts) {
    if (parts == null || parts.isEmpty()) {
      throw new InvalidField(field, "must have at least one condition");
    }
    if (queries(parts).count() > Condition.MAX_QUERIES) {
      throw new InvalidField(
          field, "must have at most " + Condition.MAX_QUERIES + " queries in all");
    }
    if (nesting(parts) > Condition.MAX_NESTING) {
      throw new InvalidField(field, "must be nested at most " + Condition.MAX_NESTING + " deep");
    }
    return List.copyOf(parts);
  }

  static Stream<String> queries(List<Condition> parts) {
    return parts.stream().flatMap(part -> part.queries().stream());
  }

  static int nesting(List<Condition> parts) {
    return 1 + parts.stream().mapToInt(Condition::nesting).max().orElse(0);
  }

  static Duration reach(List<Condition> parts) {
    return parts.stream().map(Condition::reach).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  static Duration window(List<Condition> parts) {
    return parts.stream().map(Condition::window).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
