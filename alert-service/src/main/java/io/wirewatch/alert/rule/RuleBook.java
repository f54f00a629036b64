package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.LiveQueries;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The rules in force, which change while articles are matched, and which of them an article
 * matches. Their queries name the fields {@code source}, {@code owner}, {@code language} and those
 * of {@link TaggedFields}, taken as they are, and {@code title} and {@code text} (title and body
 * together), taken word by word.
 *
 * <p>One thread changes it, in the order of the topic of rules; any may read.
 */
public final class RuleBook {
  private static final Fields FIELDS =
      new Fields()
          .text("title", new EnglishText())
          .text("text", new EnglishText())
          .keywords("source", "owner", "language")
          .keywords(TaggedFields.names())
          .numbers(TaggedFields.SCORE);

  private final QuerySyntax syntax = new QuerySyntax(FIELDS);
  private final LiveQueries queries = LiveQueries.of(FIELDS, List.of());
  private final Outlets outlets;
  private final List<Problem> problems;
  private final Map<String, CompiledRule> rules = new ConcurrentHashMap<>();
  private final RuleMatcher matcher;
  private final RuleRevisions revisions = new RuleRevisions();
  private volatile long upTo = -1;

  /**
   * A rule that has changed.
   *
   * @param id its id
   * @param rule the rule as it stands; empty when there is none any more
   * @param asked since which revision it asks what it asks
   * @param matching since which revision articles have to have been read for it
   */
  public record Change(String id, Optional<Rule> rule, long asked, long matching) {}

  /** No rules yet. */
  public RuleBook(Loaded<Source> sources) {
    Loaded<Source> distinct = sources.distinctBy(Source::id);
    this.outlets = Outlets.of(distinct.values());
    this.matcher = new RuleMatcher(rules, queries, outlets);
    this.problems = new CopyOnWriteArrayList<>(distinct.problems());
  }

  /** The rules of some definitions. One with a query that cannot be stored becomes a problem. */
  public static RuleBook of(Loaded<Rule> rules, Loaded<Source> sources) {
    RuleBook book = new RuleBook(sources);
    Loaded<Rule> good = book.storable(rules);
    book.problems.addAll(0, good.problems());
    for (Rule rule : good.values()) {
      book.put(rule, StoredRule.From.FILE, book.upTo + 1);
    }
    return book;
  }

  /** Definitions of which each has an id of its own and queries that can be stored. */
  public Loaded<Rule> storable(Loaded<Rule> rules) {
    Loaded<Rule> distinct = rules.distinctBy(Rule::id);
    List<Loaded.Item<Rule>> good = new ArrayList<>();
    List<Problem> bad = new ArrayList<>(distinct.problems());
    for (Loaded.Item<Rule> item : distinct.items()) {
      try {
        check(item.value());
        good.add(item);
      } catch (InvalidField e) {
        bad.add(item.problem(e.field(), String.valueOf(e.getMessage())));
      }
    }
    return new Loaded<>(good, bad);
  }

  /**
   * Compiles a rule for a moment, unless it is in force as it is.
   *
   * @throws InvalidField when one of its queries cannot be stored
   */
  public void check(Rule rule) {
    if (inForce(rule.id()).filter(known -> known.rule().equals(rule)).isEmpty()) {
      compiled(rule, StoredRule.From.API, 0);
    }
  }

  /**
   * Puts a rule in force, in the place of one with its id.
   *
   * @param revision grows with each change of the book
   * @throws InvalidField when one of its queries cannot be stored; then the one before stays
   */
  public void put(Rule rule, StoredRule.From from, long revision) {
    RuleBatch one = batch();
    one.put(rule, from, revision);
    one.done();
  }

  /** Removes a rule; none of that id does not matter. */
  public void remove(String id, long revision) {
    RuleBatch one = batch();
    one.remove(id, revision);
    one.done();
  }

  /** Several changes that are to come into force together. */
  public RuleBatch batch() {
    return new RuleBatch(this);
  }

  CompiledRule.WithQueries compiled(Rule rule, StoredRule.From from, long revision) {
    return CompiledRule.of(rule, from, revision, syntax);
  }

  Optional<CompiledRule> inForce(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** Brings changes into force, with what they store and remove of queries. */
  void change(
      List<StoredQuery> stored, Set<String> removed, List<RuleBatch.Step> steps, long read) {
    try {
      queries.change(stored, removed);
    } catch (InvalidQuery e) {
      throw new IllegalStateException("compiled before, and not now", e);
    }
    for (RuleBatch.Step step : steps) {
      step.rule()
          .ifPresentOrElse(rule -> rules.put(step.id(), rule), () -> rules.remove(step.id()));
      revisions.note(step.id(), step.revisions());
    }
    upTo = read; // last: who sees it sees all before it
  }

  /** The revision up to which changes are in force; -1 before the first. */
  public long upTo() {
    return upTo;
  }

  /** The rules that changed after one revision up to another, in order, as they are now. */
  public List<Change> changes(long after, long upTo) {
    List<Change> changes = new ArrayList<>();
    for (RuleRevisions.Revision last : revisions.between(after, upTo)) {
      CompiledRule rule = rules.get(last.id());
      changes.add(
          rule == null
              ? new Change(last.id(), Optional.empty(), last.revision(), last.revision())
              : new Change(last.id(), Optional.of(rule.rule()), rule.asked(), rule.matching()));
    }
    return changes;
  }

  /** The rules in force, in the order of their ids. */
  public Collection<Rule> rules() {
    return rules.values().stream()
        .map(CompiledRule::rule)
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  /** The rule of that id, if it is in force. */
  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id)).map(CompiledRule::rule);
  }

  /** The revision since which a rule stands as it does; empty when there is none of that id. */
  public Optional<Long> revision(String id) {
    return Optional.ofNullable(rules.get(id)).map(CompiledRule::revision);
  }

  /** The revision since which a rule asks what it asks; empty when there is none of that id. */
  public Optional<Long> asked(String id) {
    return Optional.ofNullable(rules.get(id)).map(CompiledRule::asked);
  }

  /** Where a rule was written; empty when there is none of that id. */
  public Optional<StoredRule.From> from(String id) {
    return Optional.ofNullable(rules.get(id)).map(CompiledRule::from);
  }

  /** Notes what is wrong with rules, or kept others from being in force. */
  public void report(List<Problem> found) {
    problems.addAll(found);
  }

  /** What is wrong with rules, or kept others from being in force. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether a rule asks for a topic, in whatever status or of whichever sides. */
  public boolean asksFor(String rule, String topic) {
    CompiledRule known = rules.get(rule);
    return known != null
        && known.asks().stream()
            .flatMap(asking -> asking.asked().topics().stream())
            .anyMatch(asked -> asked.equals(topic) || asked.startsWith(topic + "."));
  }

  /** An entry for each rule that an article matches, or would for another score, and each group. */
  public List<RuleMatch> match(TaggedArticle tagged) {
    return matcher.match(tagged);
  }

  /** Matches by some rules alone, which takes less time than by all, and does not change. */
  public RuleMatcher only(Collection<Rule> some) {
    Map<String, CompiledRule> alone = new HashMap<>();
    List<StoredQuery> asked = new ArrayList<>();
    for (Rule rule : some) {
      CompiledRule.WithQueries made = compiled(rule, StoredRule.From.API, 0);
      alone.put(rule.id(), made.rule());
      asked.addAll(made.queries());
    }
    return new RuleMatcher(alone, LiveQueries.of(FIELDS, asked), outlets);
  }

  /** Why an article matches a rule, or why not; empty when no rule of that id is in force. */
  public Optional<Explanation> explain(String id, TaggedArticle tagged) {
    String owner = outlets.owner(tagged.article().source());
    return rule(id)
        .map(rule -> new Explainer(rule, tagged, outlets, FIELDS, syntax).explanation(owner));
  }

  /** The entry for a rule and group that an article matched before and no longer does. */
  public RuleMatch ceased(String rule, String group, TaggedArticle tagged) {
    return new MatchEntries(tagged, outlets)
        .ceased(rule, group, rule(rule).map(Rule::matchingVersion).orElse(""));
  }
}
