package io.wirewatch.matcher;

import static io.wirewatch.matcher.EdgeCase.multiPhrase;
import static io.wirewatch.matcher.EdgeCase.no;
import static io.wirewatch.matcher.EdgeCase.phrase;
import static io.wirewatch.matcher.EdgeCase.term;
import static io.wirewatch.matcher.EdgeCase.yes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known places to go wrong with phrases and positions, each with its reason. */
class PhraseCasesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"sloppyPhrases", "multiPhrases", "positions", "severalValues"})
  void answersAsLuceneDoes(EdgeCase example) {
    example.check();
  }

  static Stream<EdgeCase> sloppyPhrases() {
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

  static Stream<EdgeCase> multiPhrases() {
    return Stream.of(
        yes("any of the words", multiPhrase(0, "a/b", "c"), Sample.of("en", "b c")),
        no("none of them", multiPhrase(0, "a/b", "c"), Sample.of("en", "c c")),
        yes("the same word twice in one place", multiPhrase(0, "a/a", "c"), Sample.of("en", "a c")),
        yes(
            "repeated alternatives, each its own word",
            multiPhrase(1, "a/b", "a/b"),
            Sample.of("en", "b x a")));
  }

  static Stream<EdgeCase> positions() {
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

  static Stream<EdgeCase> severalValues() {
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
}
