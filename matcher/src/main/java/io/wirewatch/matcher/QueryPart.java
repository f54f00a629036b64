package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * One of the parts that a query asks for at its outermost, to see which of them a document has.
 *
 * @param role what the part is in the query
 * @param text the part in Lucene's syntax, its words as they are compared
 * @param query the part as a query of its own
 */
public record QueryPart(Role role, String text, Query query) {

  /** What a part is in its query. */
  public enum Role {
    /** The document must have it. */
    MUST,
    /** One of those that are not musts has to be there where there is no must. */
    SHOULD,
    /** The document must not have it. */
    MUST_NOT
  }

  /** The parts of a query: those of a boolean query, in order, or else the whole as a must. */
  public static List<QueryPart> of(Query query) {
    if (!(query instanceof BooleanQuery bool)) {
      return List.of(new QueryPart(Role.MUST, query.toString(), query));
    }
    List<QueryPart> parts = new ArrayList<>();
    for (BooleanClause clause : bool) {
      Role role =
          switch (clause.occur()) {
            case MUST, FILTER -> Role.MUST;
            case SHOULD -> Role.SHOULD;
            case MUST_NOT -> Role.MUST_NOT;
          };
      parts.add(new QueryPart(role, clause.query().toString(), clause.query()));
    }
    return parts;
  }
}
