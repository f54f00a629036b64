package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.StoredRule;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of a {@link RuleBook} that come into force together: of a hundred thousand rules, many
 * times faster than one by one. Used by the thread that changes the book, and once.
 */
public final class RuleBatch {
  private final RuleBook book;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Optional<CompiledRule>> after = new HashMap<>();
  private final Map<String, StoredQuery> stored = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();
  private long read;

  /**
   * One change, in the order in which they came.
   *
   * @param revision since when the rule stands as it does then
   */
  record Step(String id, Optional<CompiledRule> rule, long revision) {
    /** The revisions at which the rule came to be as it is then. */
    Set<Long> revisions() {
      return rule.map(CompiledRule::revisions).orElse(Set.of(revision));
    }
  }

  RuleBatch(RuleBook book) {
    this.book = book;
    this.read = book.upTo();
  }

  /**
   * Puts a rule in force, in the place of one with its id.
   *
   * @param revision grows with each change of the book
   * @throws InvalidField when one of its queries cannot be stored; then the one before stays
   */
  public void put(Rule rule, StoredRule.From from, long revision) {
    CompiledRule.WithQueries made = book.compiled(rule, from, revision);
    Optional<CompiledRule> before = now(rule.id());
    CompiledRule now = before.map(made.rule()::after).orElse(made.rule());
    if (before.filter(now::matchesAs).isEmpty()) {
      before.ifPresent(this::drop);
      made.queries().forEach(query -> stored.put(query.id(), query));
    }
    note(new Step(rule.id(), Optional.of(now), now.revision()));
    read = revision;
  }

  /** Removes a rule; none of that id does not matter. */
  public void remove(String id, long revision) {
    now(id)
        .ifPresent(
            before -> {
              drop(before);
              note(new Step(id, Optional.empty(), revision));
            });
    read = revision;
  }

  private Optional<CompiledRule> now(String id) {
    return after.getOrDefault(id, book.inForce(id));
  }

  private void drop(CompiledRule rule) {
    for (String query : rule.storedIds()) {
      stored.remove(query);
      removed.add(query);
    }
  }

  private void note(Step step) {
    steps.add(step);
    after.put(step.id(), step.rule());
  }

  /** Brings all into force; the book is then at the last of their revisions. */
  public void done() {
    book.change(List.copyOf(stored.values()), removed, steps, read);
  }
}
