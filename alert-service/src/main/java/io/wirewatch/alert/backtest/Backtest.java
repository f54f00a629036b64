package io.wirewatch.alert.backtest;

import io.wirewatch.alert.backtest.Report.Difference;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.TaggedArticle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts the articles of a period by a rule, and by the rule with its id that is in force, and says
 * what would have been told. It is the code that counts live; so the episodes are the same.
 */
public final class Backtest {
  private static final long SETTLE_EVERY = 500;
  private static final int MAX_DIFFERENCES = 1_000;
  private static final long MAX_EPISODES = 100_000;

  private final Trial tested;
  private final Optional<Trial> inForce;
  private final Instant to;
  private final Instant first;
  private final Output output;
  private @Nullable Instant latest;

  /** Takes what is said. */
  @FunctionalInterface
  public interface Output {
    /** Takes a line. */
    void say(Report line) throws IOException;
  }

  /** What came, in the order in which it did. */
  public interface Past {
    /** The next article; empty after the last. */
    Optional<TaggedArticle> next() throws IOException;

    /** How many records have been read. */
    long read();

    /** How many there are. */
    long of();
  }

  /**
   * A backtest.
   *
   * @param rule the rule
   * @param inForce the rule with its id that is in force
   * @param bookOf makes a book of one rule
   * @param survivor tells of a story what it is part of now; itself where it is part of none
   * @param from the event time from which on episodes are of interest
   * @param to the event time at which the period ends, inclusive
   */
  public Backtest(
      Rule rule,
      Optional<Rule> inForce,
      Function<Rule, RuleBook> bookOf,
      Limits limits,
      UnaryOperator<String> survivor,
      Instant from,
      Instant to,
      Output output) {
    this.tested = new Trial(rule, bookOf.apply(rule), limits, survivor, from);
    this.inForce =
        inForce.map(known -> new Trial(known, bookOf.apply(known), limits, survivor, from));
    this.to = to;
    this.first = since(rule, inForce, from);
    this.output = output;
  }

  /** From which event time on articles matter: an episode may have begun before the period. */
  public static Instant since(Rule rule, Optional<Rule> inForce, Instant from) {
    Duration own = rule.condition().reach();
    Duration other = inForce.map(known -> known.condition().reach()).orElse(Duration.ZERO);
    return from.minus((own.compareTo(other) > 0 ? own : other).multipliedBy(2));
  }

  /** Runs it, in bounded memory, and says how it goes and what comes of it. */
  public void run(Past past) throws IOException {
    long taken = 0;
    for (Optional<TaggedArticle> next = past.next(); next.isPresent(); next = past.next()) {
      take(next.get());
      if (++taken % SETTLE_EVERY == 0) {
        settle(past);
      }
    }
    settle(past);
    end();
  }

  private void take(TaggedArticle tagged) {
    Instant at = tagged.article().publishedAt();
    if (at.isBefore(first) || at.isAfter(to)) { // and so it does not make others too late
      tested.leaves(tagged, latest);
      inForce.ifPresent(trial -> trial.leaves(tagged, latest));
      return;
    }
    Instant now = latest == null || at.isAfter(latest) ? at : latest;
    latest = now;
    tested.take(tagged, now);
    inForce.ifPresent(trial -> trial.take(tagged, now));
  }

  private void settle(Past past) throws IOException {
    output.say(new Report.Progress(past.read(), past.of(), latest));
    if (latest == null) {
      return;
    }
    say(tested.settled(latest));
    if (inForce.isPresent()) {
      inForce.get().settled(latest);
    }
    if (tested.episodes().number() > MAX_EPISODES) {
      throw new IOException(
          "there are more than " + MAX_EPISODES + " episodes; choose a shorter period");
    }
  }

  private void say(List<? extends Report> lines) throws IOException {
    for (Report line : lines) {
      output.say(line);
    }
  }

  private void end() throws IOException {
    tested.end(to);
    say(tested.episodes().rest());
    Episodes own = tested.episodes();
    Long both = null;
    Long onlyTested = null;
    Long onlyInForce = null;
    if (inForce.isPresent()) {
      inForce.get().end(to);
      Episodes theirs = inForce.get().episodes();
      theirs.rest();
      List<Difference> here = own.without(theirs, Difference.Where.TESTED);
      List<Difference> there = theirs.without(own, Difference.Where.IN_FORCE);
      say(here.stream().limit(MAX_DIFFERENCES).toList());
      say(there.stream().limit(MAX_DIFFERENCES).toList());
      both = own.number() - here.size();
      onlyTested = (long) here.size();
      onlyInForce = (long) there.size();
    }
    output.say(
        new Report.Summary(
            tested.rule().version(),
            inForce.map(trial -> trial.rule().version()).orElse(null),
            tested.matches(),
            tested.tooLate(),
            tested.capped(),
            own.number(),
            own.transitions(),
            tested.notifications(own.transitions()),
            both,
            onlyTested,
            onlyInForce));
  }
}
