package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.RuleBook;
import java.util.concurrent.Executor;

/**
 * The rules as the stream needs them.
 *
 * @param book those in force here
 * @param latest waits until all that has been published is in force here
 * @param archive the articles of before, for rules that change
 * @param background where those are read and matched
 */
record RulesAtHand(RuleBook book, Runnable latest, Past.Archive archive, Executor background) {

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
}
