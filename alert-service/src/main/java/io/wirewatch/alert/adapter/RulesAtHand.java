package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBatch;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.StoredRule;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * The rules as the stream needs them.
 *
 * @param book those in force here
 * @param latest waits until all that has been published is in force here
 * @param archive the articles of before, for rules that change
 * @param blank makes a book without rules, with the same outlets
 */
record RulesAtHand(RuleBook book, Runnable latest, Past.Archive archive, Supplier<RuleBook> blank) {

  private static final int MANY = 1_000;

  /** Waits until all rules that have been published are in force here. */
  void awaitLatest() {
    latest.run();
  }

  /** Waits until the book has come to a revision that others have seen. */
  void await(long revision) {
    if (book.upTo() < revision) {
      latest.run();
    }
  }

  /** A book of some rules alone: an article is matched by a few sooner than by all. */
  RuleBook only(Collection<Rule> some) {
    if (some.size() > MANY) {
      return book; // which takes less time than compiling them once more
    }
    RuleBook only = blank.get();
    RuleBatch together = only.batch();
    long revision = 0;
    for (Rule rule : some) {
      together.put(rule, StoredRule.From.API, ++revision);
    }
    together.done();
    return only;
  }
}
