package io.wirewatch.matcher;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known places to go wrong, each with the reason why the answer is what it is. */
class EdgeCasesTest {
  /** A question, its answer, and the reason. */
  record Case(boolean matches, String why, Query query, Sample document) {
    @Override
    public String toString() {
      return why;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "booleans",
    "sloppyPhrases",
    "positions",
    "multiPhrases",
    "patterns",
    "intervals",
    "severalValues",
    "values"
  })
  void answersAsLuceneDoes(Case example) throws InvalidQuery {
    assertThat(new LuceneOracle(example.document()).matches(example.query()))
        .as("Lucene: " + example.why())
        .isEqualTo(example.matches());
    StoredQueries queries =
        StoredQueries.of(TestFields.all(), List.of(new StoredQuery("it", example.query())));
    assertThat(queries.match(example.document().document()))
        .as("the matcher: " + example.why())
        .isEqualTo(example.matches() ? List.of("it") : List.of());
  }

  static Stream<Case> booleans() {
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

  static Stream<Case> sloppyPhrases() {
    return Stream.of(
        yes("a repeated word stands twice", phrase(2, "a a"), Sample.of("en", "a x x a")),
        no("one word does not stand for two", phrase(5, "a a"), Sample.of("en", "a x x x")),
        no("nor in the midst of others", phrase(9, "a b a"), Sample.of("en", "x a b x")),
        yes("two words change places with a slop of two", phrase(2, "a b"), Sample.of("en", "b a")),
        no("not with one", phrase(1, "a b"), Sample.of("en", "b a")),
        yes("a b a turned around is itself", phrase(0, "a b a"), Sample.of("en", "b a b a")),
        yes(
            "repeated words at the ends, far from each other",
            phrase(4, "a b a"),
            Sample.of("en", "a x x b x x a")),
        no("one too far", phrase(3, "a b a"), Sample.of("en", "a x x b x x a")),
        yes(
            "a later start is closer than the first",
            phrase(1, "a b c"),
            Sample.of("en", "a x x a b x c")),
        yes(
            "a slop of more than any text",
            phrase(Integer.MAX_VALUE, "c b a"),
            Sample.of("en", "a b c")),
        no(
            "the same word at two places of the phrase and one of the text",
            multiPhrase(3, "a/b", "b/c"),
            Sample.of("en", "x b x")));
  }

  static Stream<Case> positions() {
    return Stream.of(
        yes(
            "a removed word leaves a gap",
            phrase("stop", 0, "troops:0 border:2"),
            Sample.of("stop", "troops the border")),
        no(
            "which a phrase without one does not fit",
            phrase("stop", 0, "troops border"),
            Sample.of("stop", "troops the border")),
        yes(
            "but with slop it does",
            phrase("stop", 1, "troops border"),
            Sample.of("stop", "troops the border")),
        yes(
            "any word fills the gap",
            phrase("stop", 0, "troops:0 border:2"),
            Sample.of("stop", "troops near border")),
        yes(
            "a gap at the start of the text",
            phrase("stop", 0, "a:4 b:5"),
            Sample.of("stop", "the a b")),
        yes(
            "two words at one position",
            phrase("syn", 0, "car:0 auto:0"),
            Sample.of("syn", "a car")),
        no("only there", phrase("syn", 0, "car:0 auto:1"), Sample.of("syn", "a car")),
        yes(
            "either word of the position, before the next",
            phrase("syn", 0, "vehicle stops"),
            Sample.of("syn", "car stops")),
        yes(
            "a word that is there twice at one position",
            phrase("syn", 0, "big:0 big:0"),
            Sample.of("syn", "big")),
        yes(
            "parts of a compound",
            phrase("split", 0, "water fall"),
            Sample.of("split", "waterfall")),
        yes(
            "a part that leaves a gap",
            phrase("split", 0, "net:0 work:2"),
            Sample.of("split", "network")),
        yes(
            "the compound beside its first part",
            phrase("split", 0, "doorbell bell"),
            Sample.of("split", "doorbell")),
        yes("pairs of words", term("shingle", "b c"), Sample.of("shingle", "a b c")),
        yes(
            "a synonym of two words",
            term("graph", "usa"),
            Sample.of("graph", "The United States")),
        yes(
            "two words for one",
            phrase("graph", 0, "wireless network"),
            Sample.of("graph", "a wifi")));
  }

  static Stream<Case> multiPhrases() {
    return Stream.of(
        yes("any of the words", multiPhrase(0, "a/b", "c"), Sample.of("en", "b c")),
        no("none of them", multiPhrase(0, "a/b", "c"), Sample.of("en", "c c")),
        yes("the same word twice in one place", multiPhrase(0, "a/a", "c"), Sample.of("en", "a c")),
        yes(
            "repeated alternatives, each its own word",
            multiPhrase(1, "a/b", "a/b"),
            Sample.of("en", "b x a")));
  }

  static Stream<Case> patterns() {
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

  static Stream<Case> intervals() {
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

  static Stream<Case> severalValues() {
    return Stream.of(
        yes(
            "a phrase goes on into the next value where there is no gap",
            phrase(0, "a b"),
            Sample.of("en", "x a", "b")),
        no("and not where there is one", phrase("stop", 0, "a b"), Sample.of("stop", "x a", "b")),
        yes("unless slop covers it", phrase("stop", 3, "a b"), Sample.of("stop", "x a", "b")),
        yes(
            "a word removed at the end of a value leaves a gap as well",
            phrase("stop", 4, "a b"),
            Sample.of("stop", "x a the", "b")),
        no("one more than without", phrase("stop", 3, "a b"), Sample.of("stop", "x a the", "b")),
        yes(
            "a value without words leaves its gap",
            phrase("stop", 6, "a b"),
            Sample.of("stop", "a", "...", "b")),
        no("which counts", phrase("stop", 5, "a b"), Sample.of("stop", "a", "...", "b")));
  }

  static Stream<Case> values() {
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

  private static Case yes(String why, Query query, Sample document) {
    return new Case(true, why, query, document);
  }

  private static Case no(String why, Query query, Sample document) {
    return new Case(false, why, query, document);
  }

  private static Sample keyword(String value) {
    return new Sample(List.of(new Sample.Keyword("topic", value)));
  }

  private static Query all() {
    return new MatchAllDocsQuery();
  }

  private static Query term(String word) {
    return term("en", word);
  }

  private static Query term(String field, String word) {
    return new TermQuery(new Term(field, word));
  }

  private static Query interval(IntervalsSource source) {
    return new IntervalQuery("en", source);
  }

  /** A boolean query of occurs and queries in turn. */
  private static BooleanQuery bool(Object... occursAndQueries) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 0; i < occursAndQueries.length; i += 2) {
      query.add((Query) occursAndQueries[i + 1], (Occur) occursAndQueries[i]);
    }
    return query.build();
  }

  private static Query atLeast(int minimum, BooleanQuery query) {
    BooleanQuery.Builder more = new BooleanQuery.Builder().setMinimumNumberShouldMatch(minimum);
    query.clauses().forEach(more::add);
    return more.build();
  }

  private static Query phrase(int slop, String words) {
    return phrase("en", slop, words);
  }

  /** A phrase of words, each at the next position or, with a colon, at the one that it names. */
  private static Query phrase(String field, int slop, String words) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    int next = 0;
    for (String word : words.split(" ", -1)) {
      int colon = word.indexOf(':');
      int position = colon < 0 ? next : Integer.parseInt(word.substring(colon + 1));
      phrase.add(new Term(field, colon < 0 ? word : word.substring(0, colon)), position);
      next = position + 1;
    }
    return phrase.build();
  }

  /** A phrase of alternatives with strokes between them. */
  private static Query multiPhrase(int slop, String... positions) {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
    for (String position : positions) {
      phrase.add(
          Stream.of(position.split("/", -1))
              .map(word -> new Term("en", word))
              .toArray(Term[]::new));
    }
    return phrase.build();
  }
}
