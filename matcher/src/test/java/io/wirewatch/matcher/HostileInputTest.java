package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and texts that are meant to take long are refused by name, or answered quickly. */
class HostileInputTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final String ONE_WORD = "a ".repeat(100_000);
  private static final String LONG_WORDS = ("a".repeat(250) + " ").repeat(400);
  private static final String MANY_WORDS =
      String.join(" ", IntStream.range(0, 50_000).mapToObj(i -> "w" + i).toList());

  /** A query, what is to become of it, and the text that makes it hard. */
  record Case(String name, Query query, String text, boolean matches) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Some queries are refused, with a name for what is too much. */
  record Refused(String name, Query query, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"phrases", "patterns", "intervals"})
  void areAnsweredSoon(Case hostile) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          StoredQueries queries = store(hostile.query());
          TextDocument document = new TextDocument().with("en", hostile.text());
          assertThat(!queries.match(document).isEmpty()).isEqualTo(hostile.matches());
          assertThat(!queries.matchWithSpans(document).isEmpty()).isEqualTo(hostile.matches());
        });
  }

  static Stream<Case> phrases() {
    return Stream.of(
        new Case("slop over one repeated word", phrase(1000, "a b"), ONE_WORD, false),
        new Case("slop over repeated words", phrase(1000, "a a a a a"), ONE_WORD, true),
        new Case("slop, and the last word absent", phrase(1000, "a a a a b"), ONE_WORD, false),
        new Case("slop, and the last word at the end", phrase(1000, "a b a"), ONE_WORD + "b", true),
        new Case("a hundred repeated words", phrase(1000, "a ".repeat(100)), ONE_WORD, true),
        new Case(
            "the same, one of them absent", phrase(1000, "a ".repeat(99) + "b"), ONE_WORD, false),
        new Case(
            "the same, out of reach",
            phrase(10, "b " + "a ".repeat(98) + "b"),
            "b " + ONE_WORD + "b",
            false),
        new Case(
            "an exact phrase of one word", phrase(0, "a ".repeat(999) + "b"), ONE_WORD + "b", true),
        new Case(
            "an exact phrase that is nearly there",
            phrase(0, "a ".repeat(999) + "b"),
            ONE_WORD + "x b",
            false),
        new Case(
            "alternatives that repeat", alternatives(1000, 100), "a b c ".repeat(30_000), true),
        new Case("a slop without end", phrase(Integer.MAX_VALUE, "b a a a"), ONE_WORD + "b", true));
  }

  static Stream<Case> patterns() {
    return Stream.of(
        new Case("stars in a row", wildcard("a*a*a*a*a*a*a*a*a*a*b"), LONG_WORDS, false),
        new Case("stars and other letters", wildcard("a*b*c*d*"), LONG_WORDS, false),
        new Case("a star first", wildcard("*a*a*a*b"), LONG_WORDS, false),
        new Case("every word", new PrefixQuery(new Term("en", "")), MANY_WORDS, true),
        new Case("stars over many words", wildcard("*9*9*9*9*9*"), MANY_WORDS, false),
        new Case("repeated repetition", regexp("(a*)*b"), LONG_WORDS, false),
        new Case("alternatives within repetition", regexp("(a|aa|a?)+b"), LONG_WORDS, false),
        new Case(
            "two edits over many words",
            new FuzzyQuery(new Term("en", "v99999"), 2),
            MANY_WORDS,
            true));
  }

  static Stream<Case> intervals() {
    IntervalsSource a = Intervals.term("a");
    IntervalsSource b = Intervals.term("b");
    IntervalsSource[] many =
        IntStream.range(0, 1000)
            .mapToObj(i -> Intervals.term("w" + i))
            .toArray(IntervalsSource[]::new);
    IntervalsSource either = Intervals.or(false, a, b);
    return Stream.of(
        interval("an interval of a repeated word", Intervals.ordered(a, a, a, b), ONE_WORD, false),
        interval("in no order", Intervals.unordered(a, a, a, b), ONE_WORD, false),
        interval(
            "many alternatives, twice",
            Intervals.ordered(Intervals.or(many), Intervals.or(many)),
            MANY_WORDS,
            true),
        interval(
            "alternatives in sequence, one absent",
            Intervals.ordered(either, either, either, either, either, Intervals.term("x")),
            "a b ".repeat(50_000),
            false),
        interval(
            "at least, of many",
            Intervals.maxwidth(10, Intervals.atLeast(500, many)),
            MANY_WORDS,
            false),
        interval("not within reach", Intervals.notWithin(a, 1000, a), ONE_WORD, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooMuch")
  void areRefusedByNameSoon(Refused hostile) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> store(hostile.query()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("hostile")
                .hasMessageContaining(hostile.reason()));
  }

  static Stream<Refused> tooMuch() {
    Query deepBool = term("a");
    Query deepBoost = term("a");
    for (int i = 0; i < 10_000; i++) {
      deepBoost = new BoostQuery(deepBoost, 2);
    }
    // Lucene's own assertions, which are on in tests, overflow when 10,000 of these are made
    for (int i = 0; i < 1_000; i++) {
      deepBool = new BooleanQuery.Builder().add(deepBool, Occur.MUST).build();
    }
    return Stream.of(
        new Refused("a phrase of 10,000 words", phrase(0, "a ".repeat(10_000)), "phrase"),
        new Refused("the same with slop", phrase(1000, "a ".repeat(10_000)), "phrase"),
        new Refused("slop over 101 words", phrase(1000, "a ".repeat(101)), "repeated words"),
        new Refused("nesting of 1,000", deepBool, "nested"),
        new Refused("nesting of 10,000 boosts", deepBoost, "nested"),
        new Refused(
            "what cannot be stored", new SpanTermQuery(new Term("en", "a")), "SpanTermQuery"),
        new Refused("a field that there is not", term("nowhere", "a"), "nowhere"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 10_000})
  void nestedIntervalsAreRefusedOrAnsweredSoon(int depth) {
    IntervalsSource nested = Intervals.term("a");
    for (int i = 0; i < depth; i++) {
      nested = Intervals.maxwidth(9, Intervals.extend(nested, 1, 1));
    }
    Query query = new IntervalQuery("en", nested);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try {
            StoredQueries queries = store(query);
            assertThat(queries.matchWithSpans(new TextDocument().with("en", ONE_WORD))).isEmpty();
          } catch (InvalidQuery e) {
            assertThat(e).hasMessageContaining("nested").hasMessageContaining("hostile");
          }
        });
  }

  private static StoredQueries store(Query query) throws InvalidQuery {
    return StoredQueries.of(TestFields.all(), List.of(new StoredQuery("hostile", query)));
  }

  private static Case interval(String name, IntervalsSource source, String text, boolean matches) {
    return new Case(name, new IntervalQuery("en", source), text, matches);
  }

  private static Query term(String word) {
    return term("en", word);
  }

  private static Query term(String field, String word) {
    return new TermQuery(new Term(field, word));
  }

  private static Query wildcard(String pattern) {
    return new WildcardQuery(new Term("en", pattern));
  }

  private static Query regexp(String pattern) {
    return new RegexpQuery(new Term("en", pattern));
  }

  private static Query phrase(int slop, String words) {
    return new PhraseQuery(slop, "en", words.strip().split(" ", -1));
  }

  private static Query alternatives(int slop, int words) {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
    Term[] any =
        Arrays.stream(new String[] {"a", "b", "c"})
            .map(w -> new Term("en", w))
            .toArray(Term[]::new);
    for (int i = 0; i < words; i++) {
      phrase.add(any);
    }
    return phrase.build();
  }
}
