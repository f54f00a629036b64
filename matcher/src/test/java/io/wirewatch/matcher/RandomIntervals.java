package io.wirewatch.matcher;

import static io.wirewatch.matcher.IntervalTree.Function.FIX_FIELD;
import static io.wirewatch.matcher.IntervalTree.Function.FUZZY;
import static io.wirewatch.matcher.IntervalTree.Function.PREFIX;
import static io.wirewatch.matcher.IntervalTree.Function.TERM;
import static io.wirewatch.matcher.IntervalTree.Function.WILDCARD;

import io.wirewatch.matcher.IntervalTree.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random interval functions over the words of a field. */
final class RandomIntervals {
  private static final List<Function> OF_OTHERS =
      List.of(Function.values()).stream().filter(function -> function.least > 0).toList();

  private final Random random;
  private final RandomWords words;

  RandomIntervals(Random random, RandomWords words) {
    this.random = random;
    this.words = words;
  }

  IntervalTree next(String field) {
    return tree(field, 1 + random.nextInt(2) + random.nextInt(2));
  }

  private IntervalTree tree(String field, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf(field);
    }
    Function function = OF_OTHERS.get(random.nextInt(OF_OTHERS.size()));
    String fixed = function == FIX_FIELD && random.nextInt(4) == 0 ? words.field() : field;
    List<IntervalTree> parts = new ArrayList<>();
    int most = function.takesMore() ? 1 + random.nextInt(4) : function.least;
    while (parts.size() < most) {
      boolean again = !parts.isEmpty() && random.nextInt(10) == 0;
      parts.add(again ? parts.getFirst() : tree(fixed, depth - 1));
    }
    int a =
        switch (function) {
          case AT_LEAST -> 1 + random.nextInt(parts.size() + (random.nextInt(8) == 0 ? 1 : 0));
          case MAXWIDTH -> 1 + random.nextInt(8);
          default -> random.nextInt(4);
        };
    String word = function == FIX_FIELD ? fixed : "";
    return new IntervalTree(function, parts, word, a, function == Function.EXTEND ? depth : 0);
  }

  private IntervalTree leaf(String field) {
    return switch (random.nextInt(12)) {
      case 0 -> IntervalTree.leaf(PREFIX, words.prefix(field), 0);
      case 1 -> IntervalTree.leaf(WILDCARD, words.wildcard(field), 0);
      case 2 -> IntervalTree.leaf(FUZZY, words.misspelt(field), random.nextInt(3));
      default -> IntervalTree.leaf(TERM, words.term(field), 0);
    };
  }
}
