package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.StoredRule;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Ranged;
import io.wirewatch.matcher.StoredQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A rule in force. Revisions are offsets in the topic of rules.
 *
 * @param rule the rule
 * @param version its {@link Rule#matchingVersion}
 * @param asks what its stored queries ask beside words, in the order of their clauses
 * @param from where it was written
 * @param revision since when it stands as it does
 * @param asked since when it asks what it asks
 * @param matching since when articles have to have been read for it
 */
record CompiledRule(
    Rule rule,
    String version,
    List<Asking> asks,
    StoredRule.From from,
    long revision,
    long asked,
    long matching) {
  private static final char BEFORE_NUMBER = '#';
  private static final char BEFORE_VERSION = '@';

  /** A rule with its queries, as they are stored. */
  record WithQueries(CompiledRule rule, List<StoredQuery> queries) {}

  /**
   * Compiles a rule of which there was no other.
   *
   * @throws InvalidField when one of its queries cannot be stored
   */
  static WithQueries of(Rule rule, StoredRule.From from, long revision, QuerySyntax syntax) {
    String version = rule.matchingVersion();
    List<StoredQuery> queries = new ArrayList<>();
    List<Asking> asks = new ArrayList<>();
    List<ClausePlace.Read> clauses = ClausePlace.read(rule, syntax);
    for (int clause = 0; clause < clauses.size(); clause++) {
      for (Ranged alternative : clauses.get(clause).alternatives()) {
        StoredQuery query =
            new StoredQuery(storedId(rule, queries.size(), version), alternative.query());
        asks.add(new Asking(clause, TaggedFields.Asked.by(query), alternative.range()));
        queries.add(query);
      }
    }
    return new WithQueries(
        new CompiledRule(rule, version, List.copyOf(asks), from, revision, revision, revision),
        queries);
  }

  /**
   * The names under which its queries are stored. They change with the queries, so that a match of
   * those before is never taken for one of these.
   */
  List<String> storedIds() {
    return IntStream.range(0, asks.size())
        .mapToObj(number -> storedId(rule, number, version))
        .toList();
  }

  private static String storedId(Rule rule, int number, String version) {
    return rule.id() + BEFORE_NUMBER + number + BEFORE_VERSION + version;
  }

  /** The id of the rule of a stored query. */
  static String ruleOf(String storedId) {
    return storedId.substring(0, storedId.indexOf(BEFORE_NUMBER));
  }

  /** The number of a stored query among its own; -1 when it is not of these. */
  int numberOf(String storedId) {
    int end = storedId.indexOf(BEFORE_VERSION);
    return storedId.startsWith(version, end + 1)
        ? Integer.parseInt(storedId.substring(storedId.indexOf(BEFORE_NUMBER) + 1, end))
        : -1;
  }

  /** What the evidence calls a clause: the rule, and the clause where there are several. */
  String nameOf(int clause) {
    return asks.getLast().clause() == 0 ? rule.id() : rule.queryIds().get(clause);
  }

  /** Whether its queries and groups are those of another. */
  boolean matchesAs(CompiledRule other) {
    return version.equals(other.version);
  }

  /** The revisions at which it came to be as it is. */
  Set<Long> revisions() {
    return new TreeSet<>(List.of(matching, asked, revision));
  }

  /** This in place of an earlier one: what has not changed keeps its revision. */
  CompiledRule after(CompiledRule before) {
    boolean asksTheSame = rule.version().equals(before.rule.version());
    boolean needsNoMore = needs(rule).compareTo(needs(before.rule)) <= 0;
    return new CompiledRule(
        rule,
        version,
        asks,
        from,
        rule.equals(before.rule) && from == before.from ? before.revision : revision,
        asksTheSame ? before.asked : asked,
        matchesAs(before) && needsNoMore ? before.matching : matching);
  }

  /** How old an article may be that decides on an instant that may still change, in time. */
  private static Duration needs(Rule rule) {
    return rule.condition().window().plus(rule.condition().reach());
  }
}
