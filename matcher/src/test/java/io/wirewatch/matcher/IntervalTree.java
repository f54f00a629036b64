package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;

/**
 * An interval function and what it is given. Lucene's own sources do not tell what they are made
 * of, so that they could not be made smaller.
 *
 * @param word the term, pattern or field; else empty
 * @param a the gaps, the width, the edits, the minimum, or how far before
 * @param b how far after
 */
record IntervalTree(Function function, List<IntervalTree> parts, String word, int a, int b) {
  enum Function {
    TERM(0),
    PREFIX(0),
    WILDCARD(0),
    FUZZY(0),
    PHRASE(1),
    ORDERED(1),
    UNORDERED(1),
    OR(1),
    OR_AS_IT_IS(1),
    AT_LEAST(1),
    UNORDERED_NO_OVERLAPS(2),
    MAXGAPS(1),
    MAXWIDTH(1),
    EXTEND(1),
    FIX_FIELD(1),
    CONTAINING(2),
    NOT_CONTAINING(2),
    CONTAINED_BY(2),
    NOT_CONTAINED_BY(2),
    WITHIN(2),
    NOT_WITHIN(2),
    OVERLAPPING(2),
    NON_OVERLAPPING(2),
    BEFORE(2),
    AFTER(2);

    /** Of at least how many parts it is made. */
    final int least;

    Function(int least) {
      this.least = least;
    }

    boolean takesMore() {
      return compareTo(PHRASE) >= 0 && compareTo(AT_LEAST) <= 0;
    }
  }

  /** Those that can be true of words because of what stands around them. */
  private static final Set<Function> LOOKS_AROUND =
      EnumSet.of(
          Function.EXTEND,
          Function.CONTAINED_BY,
          Function.NOT_CONTAINED_BY,
          Function.WITHIN,
          Function.NOT_WITHIN,
          Function.OVERLAPPING,
          Function.NON_OVERLAPPING,
          Function.BEFORE,
          Function.AFTER);

  IntervalTree {
    parts = List.copyOf(parts);
  }

  static IntervalTree leaf(Function function, String word, int a) {
    return new IntervalTree(function, List.of(), word, a, 0);
  }

  static IntervalTree of(Function function, IntervalTree... parts) {
    return new IntervalTree(function, List.of(parts), "", 0, 0);
  }

  IntervalTree with(int newA, int newB) {
    return new IntervalTree(function, parts, word, newA, newB);
  }

  IntervalTree with(List<IntervalTree> newParts) {
    return new IntervalTree(function, newParts, word, a, b);
  }

  IntervalsSource source() {
    IntervalsSource[] all =
        parts.stream().map(IntervalTree::source).toArray(IntervalsSource[]::new);
    IntFunction<IntervalsSource> part = i -> all[i];
    return switch (function) {
      case TERM -> Intervals.term(word);
      case PREFIX -> Intervals.prefix(new BytesRef(word));
      case WILDCARD -> Intervals.wildcard(new BytesRef(word));
      case FUZZY -> Intervals.fuzzyTerm(word, a);
      case PHRASE -> Intervals.phrase(all);
      case ORDERED -> Intervals.ordered(all);
      case UNORDERED -> Intervals.unordered(all);
      case OR -> Intervals.or(all);
      case OR_AS_IT_IS -> Intervals.or(false, all);
      case AT_LEAST -> Intervals.atLeast(a, all);
      case UNORDERED_NO_OVERLAPS -> Intervals.unorderedNoOverlaps(part.apply(0), part.apply(1));
      case MAXGAPS -> Intervals.maxgaps(a, part.apply(0));
      case MAXWIDTH -> Intervals.maxwidth(a, part.apply(0));
      case EXTEND -> Intervals.extend(part.apply(0), a, b);
      case FIX_FIELD -> Intervals.fixField(word, part.apply(0));
      case CONTAINING -> Intervals.containing(part.apply(0), part.apply(1));
      case NOT_CONTAINING -> Intervals.notContaining(part.apply(0), part.apply(1));
      case CONTAINED_BY -> Intervals.containedBy(part.apply(0), part.apply(1));
      case NOT_CONTAINED_BY -> Intervals.notContainedBy(part.apply(0), part.apply(1));
      case WITHIN -> Intervals.within(part.apply(0), a, part.apply(1));
      case NOT_WITHIN -> Intervals.notWithin(part.apply(0), a, part.apply(1));
      case OVERLAPPING -> Intervals.overlapping(part.apply(0), part.apply(1));
      case NON_OVERLAPPING -> Intervals.nonOverlapping(part.apply(0), part.apply(1));
      case BEFORE -> Intervals.before(part.apply(0), part.apply(1));
      case AFTER -> Intervals.after(part.apply(0), part.apply(1));
    };
  }

  /** Whether the words of an interval, by themselves, need not satisfy it. */
  boolean looksAround() {
    return LOOKS_AROUND.contains(function) || parts.stream().anyMatch(IntervalTree::looksAround);
  }

  boolean has(Function wanted) {
    return function == wanted || parts.stream().anyMatch(part -> part.has(wanted));
  }

  /** Trees of which a function, a part or a number is gone. */
  List<IntervalTree> smaller() {
    List<IntervalTree> smaller = new ArrayList<>(parts);
    for (int i = 0; i < parts.size(); i++) {
      List<IntervalTree> others = new ArrayList<>(parts);
      others.remove(i);
      if (function.takesMore() && !others.isEmpty()) {
        smaller.add(with(others));
      }
      for (IntervalTree less : parts.get(i).smaller()) {
        List<IntervalTree> changed = new ArrayList<>(parts);
        changed.set(i, less);
        smaller.add(with(changed));
      }
    }
    if (a > 1) {
      smaller.add(with(a - 1, b));
    }
    if (b > 0) {
      smaller.add(with(a, b - 1));
    }
    return smaller;
  }
}
