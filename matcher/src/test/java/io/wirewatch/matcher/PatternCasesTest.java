package io.wirewatch.matcher;

import static io.wirewatch.matcher.EdgeCase.keyword;
import static io.wirewatch.matcher.EdgeCase.no;
import static io.wirewatch.matcher.EdgeCase.term;
import static io.wirewatch.matcher.EdgeCase.yes;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known places to go wrong with patterns, numbers and what a field has, each with its reason. */
class PatternCasesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"patterns", "values"})
  void answersAsLuceneDoes(EdgeCase example) {
    example.check();
  }

  static Stream<EdgeCase> patterns() {
    Sample borders = Sample.of("en", "The borders of O’Neill");
    return Stream.of(
        no("a beginning longer than the stem", new PrefixQuery(new Term("en", "borders")), borders),
        yes("a beginning of the stem", new PrefixQuery(new Term("en", "bord")), borders),
        yes("the beginning of every word", new PrefixQuery(new Term("en", "")), borders),
        no("a pattern is not lower-cased", new WildcardQuery(new Term("en", "BORD*")), borders),
        yes("? is one letter", new WildcardQuery(new Term("en", "b?rder")), borders),
        no("and not none", new WildcardQuery(new Term("en", "border?")), borders),
        no(
            "a backslash takes a letter as it is",
            new WildcardQuery(new Term("topic", "a\\*")),
            keyword("ab")),
        yes("and so a star", new WildcardQuery(new Term("topic", "a\\*")), keyword("a*")),
        yes(
            "? is one sign of two UTF-16 units",
            new WildcardQuery(new Term("topic", "?")),
            keyword("🚁")),
        yes(
            "and so is . in a regular expression",
            new RegexpQuery(new Term("topic", ".")),
            keyword("🚁")),
        yes("two edits", new FuzzyQuery(new Term("en", "bodrer"), 1), borders),
        yes(
            "a word of two letters, both edited",
            new FuzzyQuery(new Term("topic", "ab"), 2),
            keyword("cd")),
        yes(
            "a word of one letter, edited",
            new FuzzyQuery(new Term("topic", "a"), 1),
            keyword("b")),
        yes("a letter more", new FuzzyQuery(new Term("topic", "ab"), 1), keyword("abc")),
        no(
            "the beginning must not be edited",
            new FuzzyQuery(new Term("topic", "abc"), 1, 1),
            keyword("xbc")),
        yes("one swap is one edit", new FuzzyQuery(new Term("topic", "abcd"), 1), keyword("abdc")),
        no("or two", new FuzzyQuery(new Term("topic", "abcd"), 1, 0, 50, false), keyword("abdc")),
        yes(
            "one sign of two UTF-16 units is one edit",
            new FuzzyQuery(new Term("topic", "ab🚁"), 1),
            keyword("abc")),
        yes(
            "words are in the order of UTF-8, not of UTF-16",
            TermRangeQuery.newStringRange("topic", "ｆ", "🚁", true, true),
            keyword("ｚ")),
        no("none of no words", new TermInSetQuery("topic", List.<BytesRef>of()), keyword("a")),
        yes("a keyword of nothing", term("topic", ""), keyword("")));
  }

  static Stream<EdgeCase> values() {
    Sample half = new Sample(List.of(new Sample.Amount("score", -0.0)));
    return Stream.of(
        no("minus zero is less than zero", DoublePoint.newRangeQuery("score", 0.0, 1.0), half),
        yes("and at least minus zero", DoublePoint.newRangeQuery("score", -0.0, 1.0), half),
        no("a range the wrong way around", DoublePoint.newRangeQuery("score", 1.0, -1.0), half),
        yes("one of several", DoublePoint.newSetQuery("score", 1.0, -0.0), half),
        no("one of none", DoublePoint.newSetQuery("score"), half),
        no(
            "of a field without values",
            LongPoint.newRangeQuery("at", Long.MIN_VALUE, Long.MAX_VALUE),
            half),
        yes("a number is there", new FieldExistsQuery("score"), half),
        no("a date is not", new FieldExistsQuery("at"), half),
        yes("a text without words is there", new FieldExistsQuery("en"), Sample.of("en", "")),
        no("a text that was not given is not", new FieldExistsQuery("en"), half));
  }
}
