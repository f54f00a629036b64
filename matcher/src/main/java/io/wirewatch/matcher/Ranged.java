package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * A query without the range that it asks of one field of numbers, and that range. It is for numbers
 * that depend on the query, which no document can hold: who stores the query asks for the range
 * himself.
 *
 * @param query the query without the range
 * @param range the range; empty when the query asks for none
 */
public record Ranged(Query query, Optional<Range> range) {

  /**
   * A range of numbers.
   *
   * @param lowest inclusive
   * @param highest inclusive
   */
  public record Range(double lowest, double highest) {
    /** Whether a number lies in it. */
    public boolean holds(double number) {
      return lowest <= number && number <= highest;
    }

    private Range and(Range other) {
      return new Range(Math.max(lowest, other.lowest), Math.min(highest, other.highest));
    }
  }

  /**
   * Takes the ranges of a field out of a query. One may stand beside the rest of the query by AND;
   * or, where the query is several by OR, beside the rest of one of these.
   *
   * @param query what {@link QuerySyntax#parse} made
   * @param field the field of numbers
   * @param holders a field that each document has that has such a number
   * @return the query, or those that it is by OR: a document matches it when it matches one of
   *     these and has a number in its range
   * @throws InvalidQuery when the field stands elsewhere, which it names
   */
  public static List<Ranged> of(Query query, String field, String holders) throws InvalidQuery {
    List<Ranged> found = new ArrayList<>();
    split(bare(query), field, holders, found);
    return found;
  }

  private static void split(Query query, String field, String holders, List<Ranged> found)
      throws InvalidQuery {
    if (!names(query, field)) {
      found.add(new Ranged(query, Optional.empty()));
    } else if (query instanceof BooleanQuery bool && isEither(bool)) {
      BooleanQuery.Builder others = new BooleanQuery.Builder();
      boolean hasOthers = false;
      for (BooleanClause clause : bool) {
        Query one = bare(clause.query());
        if (!names(one, field)) {
          others.add(clause);
          hasOthers = true;
        } else if (range(one, field).isPresent()) {
          throw misplaced(one, field);
        } else {
          split(one, field, holders, found);
        }
      }
      if (hasOthers) {
        found.add(new Ranged(others.build(), Optional.empty()));
      }
    } else {
      found.add(apart(query, field, holders));
    }
  }

  private static boolean isEither(BooleanQuery query) {
    return query.getMinimumNumberShouldMatch() <= 1
        && query.clauses().stream().allMatch(clause -> clause.occur() == Occur.SHOULD);
  }

  /** All that has to be there but the ranges; and where nothing else has to be, a holder. */
  private static Ranged apart(Query query, String field, String holders) throws InvalidQuery {
    BooleanQuery.Builder rest = new BooleanQuery.Builder();
    List<BooleanClause> clauses = List.of(new BooleanClause(query, Occur.MUST));
    if (query instanceof BooleanQuery bool) {
      rest.setMinimumNumberShouldMatch(bool.getMinimumNumberShouldMatch());
      clauses = bool.clauses();
    }
    Range range = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    boolean hasRequired = false;
    for (BooleanClause clause : clauses) {
      Query one = bare(clause.query());
      if (!names(one, field)) {
        rest.add(clause);
        hasRequired |= clause.isRequired();
      } else if (clause.isRequired() && range(one, field).isPresent()) {
        range = range.and(range(one, field).get());
      } else {
        throw misplaced(one, field);
      }
    }
    if (!hasRequired) {
      rest.add(new FieldExistsQuery(holders), Occur.MUST);
    }
    return new Ranged(rest.build(), Optional.of(range));
  }

  private static Optional<Range> range(Query query, String field) {
    return query instanceof PointRangeQuery range && range.getField().equals(field)
        ? Optional.of(
            new Range(
                DoublePoint.decodeDimension(range.getLowerPoint(), 0),
                DoublePoint.decodeDimension(range.getUpperPoint(), 0)))
        : Optional.empty();
  }

  /** Without a boost, which changes nothing of whether it matches. */
  private static Query bare(Query query) {
    return query instanceof BoostQuery boosted ? bare(boosted.getQuery()) : query;
  }

  /** Whether a query names a field anywhere, also in what it rules out. */
  private static boolean names(Query query, String field) {
    boolean[] found = {false};
    query.visit(
        new QueryVisitor() {
          @Override
          public boolean acceptField(String name) {
            found[0] |= name.equals(field);
            return false;
          }

          @Override
          public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            return this;
          }
        });
    return found[0];
  }

  private static InvalidQuery misplaced(Query query, String field) {
    return LeafCompiler.refused(
        query,
        "asks for "
            + field
            + " in a place where it cannot: its range may stand beside all the rest by AND, or in"
            + " alternatives by OR beside the rest of each");
  }
}
