package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Puts clauses together. */
final class Clauses {
  private static final Clause[] NONE = {};

  private Clauses() {}

  /** All of some clauses, and none of others; the quickest to decide come first. */
  static Clause all(List<Clause> required, List<Clause> excluded) {
    if (required.isEmpty() || required.contains(NoClause.INSTANCE)) {
      return NoClause.INSTANCE;
    }
    List<Clause> possible =
        excluded.stream().filter(clause -> clause != NoClause.INSTANCE).toList();
    return required.size() == 1 && possible.isEmpty()
        ? required.getFirst()
        : new AllClause(inOrder(required), inOrder(possible));
  }

  /** At least so many of some clauses. */
  static Clause any(int atLeast, List<Clause> clauses) {
    List<Clause> possible = clauses.stream().filter(clause -> clause != NoClause.INSTANCE).toList();
    if (possible.size() < atLeast) {
      return NoClause.INSTANCE;
    }
    return possible.size() == 1 ? possible.getFirst() : new AnyClause(atLeast, inOrder(possible));
  }

  static int effort(Clause[] clauses) {
    int sum = 0;
    for (Clause clause : clauses) {
      sum += 1 + clause.effort();
    }
    return sum;
  }

  private static Clause[] inOrder(List<Clause> clauses) {
    if (clauses.isEmpty()) {
      return NONE;
    }
    Clause[] ordered = clauses.toArray(Clause[]::new);
    Arrays.sort(ordered, Comparator.comparingInt(Clause::effort));
    return ordered;
  }
}
