package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.events.Alert;
import io.wirewatch.events.RuleMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Rules and matches for tests. Minutes count from {@link #START}. */
final class Samples {
  static final Instant START = Instant.parse("2021-03-30T00:00:00Z");

  private Samples() {}

  static Instant minute(long minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  static Rule rule(Condition condition) {
    return new Rule(
        "r",
        "R",
        Alert.Severity.HIGH,
        condition,
        Grouping.NOTHING,
        List.of(),
        Duration.ofMinutes(15));
  }

  static Condition atLeast(int n, Alert.Counting counting) {
    return new Condition.AtLeast("q", counting, n, Duration.ofMinutes(60));
  }

  /** A fingerprint; those of one number are copies of each other. */
  static String fingerprint(int number) {
    byte[] places = new byte[64];
    new Random(number).nextBytes(places);
    return Base64.getEncoder().encodeToString(places);
  }

  /** A match of the first clause, by an outlet of its own. */
  static RuleMatch match(String id, long minute) {
    return match(id, minute, id + "-owner", "", "", 0);
  }

  static RuleMatch match(
      String id, long minute, String owner, String story, String fingerprint, int... clauses) {
    Alert.Counted article =
        new Alert.Counted(
            id,
            id + ".example",
            owner,
            "Title of " + id,
            "",
            minute(minute),
            minute(minute),
            List.of());
    List<Integer> numbers = java.util.Arrays.stream(clauses).boxed().toList();
    return new RuleMatch(
        "r", "", true, article, "hash", fingerprint, story, numbers, "v", "", List.of());
  }

  /** A match that does not count for the first clause, for its score. */
  static RuleMatch below(String id, long minute, double score) {
    return below(match(id, minute), List.of(), new RuleMatch.BelowScore(0, score));
  }

  /** The same, counting for some clauses and not for others, for its score. */
  static RuleMatch below(RuleMatch match, List<Integer> clauses, RuleMatch.BelowScore... scores) {
    Alert.Counted article = match.article();
    return new RuleMatch(
        match.rule(),
        match.group(),
        true,
        new Alert.Counted(
            article.id(),
            article.source(),
            article.owner(),
            article.title(),
            article.url(),
            article.publishedAt(),
            article.receivedAt(),
            article.matches(),
            match.story(),
            "",
            clauses.isEmpty() ? scores[0].score() : 0.9,
            0),
        "hash",
        match.fingerprint(),
        match.story(),
        clauses,
        "v",
        "",
        List.of(scores));
  }

  /** The match of a revision that no longer matches. */
  static RuleMatch ceased(RuleMatch match) {
    return new RuleMatch(
        match.rule(),
        match.group(),
        false,
        match.article(),
        "hash2",
        match.fingerprint(),
        match.story());
  }
}
