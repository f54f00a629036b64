package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A rule, as {@code rules.yaml} defines it: it fires while at least so many distinct articles,
 * stories or sources within a window of event time match its query.
 *
 * @param id lower-case letters, digits and hyphens
 * @param title what it stands for, in words
 * @param severity how much it matters; {@code medium} by default
 * @param query in Lucene's syntax, over the fields of {@link RuleBook}
 * @param count what is counted; {@code articles} by default
 * @param atLeast the threshold, from 1 to 10,000
 * @param within the length of the window, from a minute to 366 days
 * @param groupBy what is counted apart; {@code nothing} by default
 * @param receivers the ids of those who are told
 */
public record Rule(
    String id,
    String title,
    Alert.Severity severity,
    String query,
    Alert.Counting count,
    int atLeast,
    Duration within,
    Grouping groupBy,
    List<String> receivers) {

  private static final int MAX_AT_LEAST = 10_000;
  private static final Duration MIN_WITHIN = Duration.ofMinutes(1);
  private static final Duration MAX_WITHIN = Duration.ofDays(366);

  /** Fills in what is absent and refuses what is out of bounds. */
  public Rule {
    id = present("id", id);
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new InvalidField("id", "must be lower-case letters, digits and hyphens, at most 64");
    }
    title = present("title", title);
    severity = severity == null ? Alert.Severity.MEDIUM : severity;
    query = present("query", query);
    count = count == null ? Alert.Counting.ARTICLES : count;
    if (atLeast < 1 || atLeast > MAX_AT_LEAST) {
      throw new InvalidField("atLeast", "must be from 1 to " + MAX_AT_LEAST);
    }
    if (within == null || within.compareTo(MIN_WITHIN) < 0 || within.compareTo(MAX_WITHIN) > 0) {
      throw new InvalidField("within", "must be from 1m to " + MAX_WITHIN.toDays() + "d");
    }
    groupBy = groupBy == null ? Grouping.NOTHING : groupBy;
    receivers = receivers == null ? List.of() : List.copyOf(receivers);
  }

  /** Eight hex digits that change with any change of what the rule asks. */
  public String version() {
    CRC32C checksum = new CRC32C();
    String asked = String.join("\n", query, count.name(), atLeast + "", within + "", groupBy + "");
    checksum.update(asked.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  private static String present(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidField(field, "is missing");
    }
    return value.strip();
  }
}
