package io.wirewatch.matcher;

import static io.wirewatch.matcher.EdgeCase.interval;
import static io.wirewatch.matcher.EdgeCase.no;
import static io.wirewatch.matcher.EdgeCase.yes;

import java.util.stream.Stream;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known places to go wrong with intervals, each with its reason. */
class IntervalCasesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("intervals")
  void answersAsLuceneDoes(EdgeCase example) {
    example.check();
  }

  static Stream<EdgeCase> intervals() {
    IntervalsSource a = Intervals.term("a");
    IntervalsSource b = Intervals.term("b");
    IntervalsSource c = Intervals.term("c");
    return Stream.of(
        yes(
            "the narrowest of those that end together",
            interval(Intervals.maxwidth(2, Intervals.ordered(a, b))),
            Sample.of("en", "a x a b")),
        no(
            "a phrase within a phrase is minimised first",
            interval(
                Intervals.maxgaps(
                    0, Intervals.ordered(Intervals.or(false, a, Intervals.phrase("a", "b")), c))),
            Sample.of("en", "a b c")),
        yes(
            "unless the alternatives are pulled up",
            interval(Intervals.phrase(Intervals.or(a, Intervals.phrase("a", "b")), c)),
            Sample.of("en", "a b c")),
        yes("in no order", interval(Intervals.unordered(a, b)), Sample.of("en", "b a")),
        yes(
            "one word is for both of unordered(a a)",
            interval(Intervals.unordered(a, b)),
            Sample.of("syn", "x").instead("en", "b a")),
        no(
            "but not for both of ordered(a a)",
            interval(Intervals.ordered(a, a)),
            Sample.of("en", "a b")),
        no(
            "nor for two repeated words",
            interval(Intervals.unordered(a, a)),
            Sample.of("en", "a b")),
        yes(
            "overlapping where that is allowed",
            interval(Intervals.unordered(Intervals.phrase("a", "b"), Intervals.phrase("b", "c"))),
            Sample.of("en", "a b c")),
        no(
            "and not where it is not",
            interval(
                Intervals.unorderedNoOverlaps(
                    Intervals.phrase("a", "b"), Intervals.phrase("b", "c"))),
            Sample.of("en", "a b c")),
        yes("two of three", interval(Intervals.atLeast(2, a, b, c)), Sample.of("en", "c x a")),
        no("three of two", interval(Intervals.atLeast(3, a, b)), Sample.of("en", "a b")),
        no(
            "the word itself is too near",
            interval(Intervals.notWithin(a, 1, b)),
            Sample.of("en", "a b")),
        yes("before the last", interval(Intervals.before(a, b)), Sample.of("en", "b a b")),
        no(
            "after the first, which is not before",
            interval(Intervals.before(a, b)),
            Sample.of("en", "b a")),
        yes(
            "extended over what follows",
            interval(Intervals.containing(Intervals.extend(a, 0, 2), c)),
            Sample.of("en", "a x c")),
        yes(
            "extended before the start of the text",
            interval(Intervals.extend(a, 5, 0)),
            Sample.of("en", "a")),
        no(
            "nothing is not contained",
            interval(Intervals.containing(Intervals.ordered(a, c), b)),
            Sample.of("en", "a c b")));
  }
}
