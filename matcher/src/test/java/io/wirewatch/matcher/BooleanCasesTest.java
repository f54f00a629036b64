package io.wirewatch.matcher;

import static io.wirewatch.matcher.EdgeCase.all;
import static io.wirewatch.matcher.EdgeCase.atLeast;
import static io.wirewatch.matcher.EdgeCase.bool;
import static io.wirewatch.matcher.EdgeCase.no;
import static io.wirewatch.matcher.EdgeCase.term;
import static io.wirewatch.matcher.EdgeCase.yes;
import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known places to go wrong when clauses are put together, each with its reason. */
class BooleanCasesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("booleans")
  void answersAsLuceneDoes(EdgeCase example) {
    example.check();
  }

  static Stream<EdgeCase> booleans() {
    Query a = term("a");
    Query b = term("b");
    Query absent = term("absent");
    Sample document = Sample.of("en", "a b");
    return Stream.of(
        no("what is not there is not enough to match", bool(MUST_NOT, absent), document),
        no(
            "nor is it in a branch of its own",
            bool(SHOULD, bool(MUST_NOT, absent), MUST_NOT, absent),
            document),
        yes("but it is with everything", bool(MUST, all(), MUST_NOT, absent), document),
        no(
            "not (not a): a negation alone matches nothing",
            bool(MUST_NOT, bool(MUST_NOT, a)),
            document),
        yes(
            "a but not (not a): the inner negation matches nothing",
            bool(MUST, a, MUST_NOT, bool(MUST_NOT, a)),
            document),
        no(
            "a but not (all but absent)",
            bool(MUST, a, MUST_NOT, bool(MUST, all(), MUST_NOT, absent)),
            document),
        no("no clause, no match", bool(), document),
        no("an empty clause that must match does not", bool(MUST, a, MUST, bool()), document),
        yes(
            "an empty clause that must not match does no harm",
            bool(MUST, a, MUST_NOT, bool()),
            document),
        no("of nothing, nothing is the best", new DisjunctionMaxQuery(List.of(), 0), document),
        yes("a filter is enough", bool(FILTER, a), document),
        yes(
            "beside a filter what should match need not",
            bool(FILTER, a, SHOULD, absent),
            document),
        no("at least one of one", atLeast(1, bool(FILTER, a, SHOULD, absent)), document),
        yes(
            "at least two of three",
            atLeast(2, bool(SHOULD, a, SHOULD, b, SHOULD, absent)),
            document),
        no("at least three of two", atLeast(3, bool(SHOULD, a, SHOULD, b)), document),
        no(
            "at least one of none, though all that must match does",
            atLeast(1, bool(MUST, a)),
            document),
        yes(
            "a clause that is given twice counts twice",
            atLeast(2, bool(SHOULD, a, SHOULD, a)),
            document),
        yes(
            "a clause that is filtered by and should match counts as matching",
            atLeast(1, bool(FILTER, a, SHOULD, a)),
            document),
        no("a clause that must and must not match", bool(MUST, a, MUST_NOT, a), document),
        yes("a score of nothing matches", new BoostQuery(a, 0), document),
        yes("everything matches a document of nothing", all(), new Sample(List.of())),
        yes(
            "everything but what a document of nothing has not",
            bool(MUST, all(), MUST_NOT, a),
            new Sample(List.of())));
  }
}
