package io.wirewatch.alert.backtest;

import io.wirewatch.alert.episode.AlertEngine;
import io.wirewatch.alert.episode.HeldMatches;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One rule on the articles of the past, in the order in which they came, counted as it is live. Of
 * what can no longer change it holds nothing.
 */
final class Trial {
  private static final int TIDY_EVERY = 10_000;

  private final Rule rule;
  private final RuleBook book;
  private final AlertEngine engine;
  private final Duration kept;
  private final Episodes episodes;

  /** Of each article that matches and may still change, where it counts. */
  private final Map<String, Seen> seen = new HashMap<>();

  /** How many matches were held, also those that do not count for their score. */
  private long held;

  private long matches;
  private long tooLate;
  private boolean capped;

  private record Seen(Instant at, Set<String> groups) {}

  /**
   * Of a rule.
   *
   * @param book holds this rule alone
   * @param from from when on episodes are of interest
   */
  Trial(Rule rule, RuleBook book, Limits limits, UnaryOperator<String> survivor, Instant from) {
    this.rule = rule;
    this.book = book;
    this.engine = new AlertEngine(book::rule, limits, new HeldMatches(), survivor);
    this.kept = rule.condition().window().plus(limits.lateness());
    this.episodes = new Episodes(from);
  }

  Rule rule() {
    return rule;
  }

  Episodes episodes() {
    return episodes;
  }

  long matches() {
    return matches;
  }

  long tooLate() {
    return tooLate;
  }

  boolean capped() {
    return capped;
  }

  /** Takes the article that came next; the present in event time is then now. */
  void take(TaggedArticle tagged, Instant now) {
    List<RuleMatch> found = book.match(tagged);
    String id = tagged.article().id();
    Set<String> groups = new HashSet<>();
    found.forEach(match -> groups.add(match.group()));
    Seen before = seen.get(id);
    if (before != null) {
      before.groups().stream()
          .filter(group -> !groups.contains(group))
          .forEach(group -> count(book.ceased(rule.id(), group, tagged), now));
    }
    found.forEach(match -> count(match, now));
    if (groups.isEmpty()) {
      seen.remove(id);
    } else {
      seen.put(id, new Seen(tagged.article().publishedAt(), groups));
      matches += found.stream().filter(match -> !match.clauses().isEmpty()).count();
      held += groups.size();
      if (held % TIDY_EVERY == 0) {
        tidy(now);
      }
    }
    look(now);
  }

  /** Takes a revision that is dated outside of the period: an earlier one no longer counts. */
  void leaves(TaggedArticle tagged, @Nullable Instant now) {
    Seen before = seen.remove(tagged.article().id());
    if (before != null && now != null) {
      before.groups().forEach(group -> count(book.ceased(rule.id(), group, tagged), now));
    }
  }

  private void tidy(Instant now) {
    Instant horizon = now.minus(kept).minus(rule.condition().reach());
    seen.values().removeIf(article -> article.at().isBefore(horizon));
  }

  private void count(RuleMatch match, Instant now) {
    AlertEngine.Step step = engine.process(Matched.of(match), now, now);
    switch (step.outcome()) {
      case TOO_LATE -> tooLate++;
      case CAPPED -> capped = true;
      case COUNTED, UNCHANGED, NO_SUCH_RULE -> {}
    }
    step.decisions().forEach(episodes::note);
  }

  /** Tells what the passing of time changes. */
  private void look(Instant now) {
    engine.look(now, now).forEach(episodes::note);
  }

  /** Brings the present to where the period ends. */
  void end(Instant now) {
    // a look does only so much; each match may have made a group that is to be looked at
    for (long i = 0; i <= held / AlertEngine.MAX_LOOKS; i++) {
      look(now);
    }
  }

  /** The episodes that can no longer change, each once. */
  List<Report.Episode> settled(Instant now) {
    return episodes.settled(now.minus(kept).minus(rule.condition().reach()));
  }

  /** A transition, so many times as there are who would be told. */
  long notifications(long transitions) {
    return transitions * rule.receivers().size();
  }
}
