package io.wirewatch.alert.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A rule: it fires while its condition is met, in each group of articles apart. Read and written as
 * {@link RuleDefinition}.
 *
 * @param id lower-case letters, digits and hyphens
 * @param title what it stands for, in words; at most 500 characters
 * @param severity how much it matters; {@code medium} by default
 * @param condition what it asks
 * @param groupBy what is counted apart; {@code nothing} by default
 * @param receivers the ids of those who are told
 * @param updateEvery the time between two of its alert's updates is at least this long; from a
 *     second to 366 days
 */
public record Rule(
    String id,
    String title,
    Alert.Severity severity,
    Condition condition,
    Grouping groupBy,
    List<String> receivers,
    Duration updateEvery) {

  /** The time between updates where none is stated. */
  public static final Duration DEFAULT_UPDATE_EVERY = Duration.ofMinutes(15);

  private static final int MAX_TITLE = 500;

  /** A record of Kafka has place for 2²⁰ bytes, unless it is told otherwise. */
  private static final int MAX_BYTES = 1_000_000;

  private static final Duration MIN_UPDATE_EVERY = Duration.ofSeconds(1);
  private static final Duration MAX_UPDATE_EVERY = Duration.ofDays(366);

  /** Fills in what is absent and refuses what is out of bounds. */
  public Rule {
    id = id(id);
    title = title(title);
    if (condition == null) {
      throw new InvalidField("query", "is missing");
    }
    severity = severity == null ? Alert.Severity.MEDIUM : severity;
    groupBy = groupBy == null ? Grouping.NOTHING : groupBy;
    receivers = receivers == null ? List.of() : List.copyOf(receivers);
    if (updateEvery.compareTo(MIN_UPDATE_EVERY) < 0
        || updateEvery.compareTo(MAX_UPDATE_EVERY) > 0) {
      throw new InvalidField("updateEvery", "must be from 1s to 366d");
    }
  }

  /**
   * Reads a rule.
   *
   * @throws InvalidField when a field is missing, out of bounds, or does not go with another, or
   *     when the whole would not fit a record
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Rule of(RuleDefinition definition) {
    Rule rule = definition.toRule();
    if (Json.write(rule).length > MAX_BYTES) {
      throw new InvalidField("", "must be at most " + MAX_BYTES + " bytes of JSON in all");
    }
    return rule;
  }

  /** How it is written. */
  @JsonValue
  public RuleDefinition definition() {
    return RuleDefinition.of(this);
  }

  /** With the header checked before the condition, so that the first fault named comes first. */
  static Rule checked(
      @Nullable String id,
      @Nullable String title,
      Alert.@Nullable Severity severity,
      Supplier<Condition> condition,
      @Nullable Grouping groupBy,
      @Nullable List<String> receivers,
      Duration updateEvery) {
    return new Rule(
        id(id),
        title(title),
        severity == null ? Alert.Severity.MEDIUM : severity,
        condition.get(),
        groupBy == null ? Grouping.NOTHING : groupBy,
        receivers == null ? List.of() : receivers,
        updateEvery);
  }

  /** The names of its stored queries, by the number of their clauses. */
  public List<String> queryIds() {
    int clauses = condition.queries().size();
    return IntStream.range(0, clauses).mapToObj(n -> id + "#" + n).toList();
  }

  /** Eight hex digits that change with any change of which articles count, and in which groups. */
  public String matchingVersion() {
    return checksum(String.join("\n", condition.queries()) + "\n" + groupBy);
  }

  /** Eight hex digits that change with any change of what the rule asks. */
  public String version() {
    return checksum(
        switch (condition) {
          case Condition.AtLeast c ->
              String.join(
                  "\n",
                  c.query(),
                  c.count().name(),
                  c.atLeast() + "",
                  c.within() + "",
                  groupBy + "");
          default -> condition + "\n" + groupBy;
        });
  }

  private static String checksum(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  private static String id(@Nullable String value) {
    String id = present("id", value);
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new InvalidField("id", "must be lower-case letters, digits and hyphens, at most 64");
    }
    return id;
  }

  private static String title(@Nullable String value) {
    String title = present("title", value);
    if (title.length() > MAX_TITLE) {
      throw new InvalidField("title", "must be at most " + MAX_TITLE + " characters");
    }
    return title;
  }

  private static String present(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidField(field, "is missing");
    }
    return value.strip();
  }
}
