package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * A generated query: what it is made of, so that it can be made smaller and its leaves be found.
 */
sealed interface QueryTree {
  Query query();

  /** Queries of which something is gone. */
  List<QueryTree> smaller();

  /** The tree of a query that a parser made of words of a field. */
  static QueryTree of(Query query, String field) {
    return query instanceof BooleanQuery bool
        ? new Bool(
            bool.clauses().stream()
                .map(clause -> new Part(clause.occur(), of(clause.query(), field)))
                .toList(),
            bool.getMinimumNumberShouldMatch())
        : new Leaf(query, field);
  }

  /**
   * A query that is not made of others.
   *
   * @param field the field that it asks, or empty
   */
  record Leaf(Query query, String field) implements QueryTree {
    @Override
    public List<QueryTree> smaller() {
      return switch (query) {
        case PhraseQuery phrase -> smaller(phrase);
        case MultiPhraseQuery phrase -> smaller(phrase);
        default -> List.of();
      };
    }

    private List<QueryTree> smaller(PhraseQuery phrase) {
      List<QueryTree> smaller = new ArrayList<>();
      Term[] terms = phrase.getTerms();
      int[] positions = phrase.getPositions();
      for (int i = 0; i < terms.length && terms.length > 1; i++) {
        PhraseQuery.Builder shorter = new PhraseQuery.Builder().setSlop(phrase.getSlop());
        for (int j = 0; j < terms.length; j++) {
          if (j != i) {
            shorter.add(terms[j], positions[j]);
          }
        }
        smaller.add(new Leaf(shorter.build(), field));
      }
      if (phrase.getSlop() > 0) {
        PhraseQuery.Builder tighter = new PhraseQuery.Builder().setSlop(phrase.getSlop() - 1);
        for (int j = 0; j < terms.length; j++) {
          tighter.add(terms[j], positions[j]);
        }
        smaller.add(new Leaf(tighter.build(), field));
      }
      return smaller;
    }

    private List<QueryTree> smaller(MultiPhraseQuery phrase) {
      List<QueryTree> smaller = new ArrayList<>();
      Term[][] terms = phrase.getTermArrays();
      int[] positions = phrase.getPositions();
      for (int i = 0; i < terms.length; i++) {
        for (int gone = -1; gone < terms[i].length; gone++) {
          MultiPhraseQuery.Builder less = new MultiPhraseQuery.Builder().setSlop(phrase.getSlop());
          for (int j = 0; j < terms.length; j++) {
            List<Term> left = new ArrayList<>(List.of(terms[j]));
            if (j == i && gone >= 0) {
              left.remove(gone);
            }
            if ((j != i || gone >= 0) && !left.isEmpty()) {
              less.add(left.toArray(Term[]::new), positions[j]);
            }
          }
          if (less.build().getTermArrays().length > 0) {
            smaller.add(new Leaf(less.build(), field));
          }
        }
      }
      return smaller;
    }

    @Override
    public String toString() {
      String more =
          query instanceof FuzzyQuery fuzzy
              ? " from letter %d on, swaps %s"
                  .formatted(fuzzy.getPrefixLength(), fuzzy.getTranspositions())
              : "";
      return query.getClass().getSimpleName() + " " + query + more;
    }
  }

  /** An interval query. */
  record Interval(String field, IntervalTree intervals) implements QueryTree {
    @Override
    public Query query() {
      return new IntervalQuery(field, intervals.source());
    }

    @Override
    public List<QueryTree> smaller() {
      return intervals.smaller().stream().map(i -> (QueryTree) new Interval(field, i)).toList();
    }

    @Override
    public String toString() {
      return "IntervalQuery " + query();
    }
  }

  /** A clause of a boolean query. */
  record Part(Occur occur, QueryTree tree) {}

  /** A boolean query. */
  record Bool(List<Part> parts, int minimumShouldMatch) implements QueryTree {
    public Bool {
      parts = List.copyOf(parts);
    }

    @Override
    public Query query() {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.setMinimumNumberShouldMatch(minimumShouldMatch);
      parts.forEach(part -> query.add(part.tree().query(), part.occur()));
      return query.build();
    }

    @Override
    public List<QueryTree> smaller() {
      List<QueryTree> smaller = new ArrayList<>();
      parts.forEach(part -> smaller.add(part.tree()));
      for (int i = 0; i < parts.size(); i++) {
        List<Part> others = new ArrayList<>(parts);
        Part part = others.remove(i);
        smaller.add(new Bool(others, minimumShouldMatch));
        for (QueryTree less : part.tree().smaller()) {
          List<Part> changed = new ArrayList<>(parts);
          changed.set(i, new Part(part.occur(), less));
          smaller.add(new Bool(changed, minimumShouldMatch));
        }
      }
      if (minimumShouldMatch > 0) {
        smaller.add(new Bool(parts, minimumShouldMatch - 1));
      }
      return smaller;
    }

    @Override
    public String toString() {
      return "BooleanQuery " + query();
    }
  }

  /** Any of several. */
  record Any(List<QueryTree> parts) implements QueryTree {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Query query() {
      return new DisjunctionMaxQuery(parts.stream().map(QueryTree::query).toList(), 0.1f);
    }

    @Override
    public List<QueryTree> smaller() {
      List<QueryTree> smaller = new ArrayList<>(parts);
      for (int i = 0; i < parts.size(); i++) {
        List<QueryTree> others = new ArrayList<>(parts);
        others.remove(i);
        smaller.add(new Any(others));
        for (QueryTree less : parts.get(i).smaller()) {
          List<QueryTree> changed = new ArrayList<>(parts);
          changed.set(i, less);
          smaller.add(new Any(changed));
        }
      }
      return smaller;
    }
  }

  /** A query with a boost. */
  record Boosted(QueryTree tree, float boost) implements QueryTree {
    @Override
    public Query query() {
      return new BoostQuery(tree.query(), boost);
    }

    @Override
    public List<QueryTree> smaller() {
      return wrapped(tree, less -> new Boosted(less, boost));
    }
  }

  /** A query whose score does not count. */
  record Constant(QueryTree tree) implements QueryTree {
    @Override
    public Query query() {
      return new ConstantScoreQuery(tree.query());
    }

    @Override
    public List<QueryTree> smaller() {
      return wrapped(tree, Constant::new);
    }
  }

  private static List<QueryTree> wrapped(QueryTree tree, Function<QueryTree, QueryTree> wrap) {
    List<QueryTree> smaller = new ArrayList<>(List.of(tree));
    tree.smaller().forEach(less -> smaller.add(wrap.apply(less)));
    return smaller;
  }

  /** Visits this and all that it is made of, whether it asks for them or rules them out. */
  default void each(Consumer<QueryTree> visit) {
    visit.accept(this);
    switch (this) {
      case Leaf _, Interval _ -> {}
      case Bool bool -> bool.parts().forEach(part -> part.tree().each(visit));
      case Any any -> any.parts().forEach(part -> part.each(visit));
      case Boosted boosted -> boosted.tree().each(visit);
      case Constant constant -> constant.tree().each(visit);
    }
  }
}
