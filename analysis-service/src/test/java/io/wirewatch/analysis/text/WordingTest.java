package io.wirewatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.StoredQueries;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final List<String> PHRASES =
      IntStream.range(0, 60).mapToObj(i -> "word%d and %d".formatted(i, i)).toList();

  private static final Wording WORDING =
      new Wording(
          new NewsEnglish(),
          Map.of(
              "forces", List.of("army", "israeli", "special forces"),
              "things", List.of("@forces", "house"),
              "phrases", PHRASES,
              "circle", List.of("@circle")));

  private static boolean matches(String query, String text) throws InvalidQuery {
    QuerySyntax syntax = new QuerySyntax(new Fields().text("text", WORDING.ofQueries()));
    StoredQuery stored = new StoredQuery("q", syntax.parse(WORDING.expand(query), "text"));
    Fields fields = new Fields().text("text", WORDING.ofTexts());
    return !StoredQueries.of(fields, List.of(stored))
        .match(new TextDocument().with("text", text))
        .isEmpty();
  }

  @Test
  void aListStandsForAnyOfItsWordsAndPhrases() throws InvalidQuery {
    String query = "fn:maxwidth(6 fn:ordered(@forces house))";
    assertThat(matches(query, "Special forces entered a house.")).isTrue();
    assertThat(matches(query, "Forces entered a house.")).isFalse();
    assertThat(matches("@things", "The army.")).isTrue();
  }

  @Test
  void phrasesThatDifferInOneWordAreOne() throws InvalidQuery {
    String query = "fn:or(\"home guard\" \"national guard\" \"national army\" \"US guard\")";
    assertThat(WORDING.expand(query)).doesNotContain("national guard").contains("national army");
    assertThat(matches(query, "The home guards were called.")).isTrue();
    assertThat(matches(query, "The National Guard was called.")).isTrue();
    assertThat(matches(query, "A US guard was called.")).isTrue();
    assertThat(matches(query, "The national army was called.")).isTrue();
    assertThat(matches(query, "The army and a guard at home, and one of us.")).isFalse();
  }

  @Test
  void aWordOfALaterListMayAlsoComeBefore() throws InvalidQuery {
    assertThat(matches("fn:ordered(army @things)", "The Israeli army demolished a house in Jenin."))
        .isTrue();
  }

  @Test
  void listsOfManyPhrasesAreNotWrittenOut() throws InvalidQuery {
    assertThat(
            matches(
                "fn:ordered(@phrases @phrases fn:or(\"a ) b\" \"c d\"))",
                "word1 and 1, word2 and 2, c d"))
        .isTrue();
  }

  @Test
  void wordsAndPatternsOfAlternativesAreOneWord() throws InvalidQuery {
    String query = "fn:or(army fn:or(\"navies\" fn:wildcard(191?)) fn:wildcard(tele*))";
    assertThat(WORDING.expand(query)).matches("\\w+").isEqualTo(WORDING.expand(query));
    for (String text : List.of("Armies.", "The navy", "In 1914", "A telegram")) {
      assertThat(matches(query, text)).as(text).isTrue();
    }
    for (String text : List.of("19", "1924", "A gram", "19145")) {
      assertThat(matches(query, text)).as(text).isFalse();
    }
    assertThat(matches("fn:phrase(the fn:or(army navy) of)", "the navies of Europe")).isTrue();
    assertThat(
            matches(
                "fn:or(army \"air force\") AND NOT fn:or(ant \"salvation army\")",
                "An army of ants"))
        .isFalse();
  }

  @Test
  void aListThatIsNotThereIsNamedAndACircleIsRefused() {
    assertThatThrownBy(() -> WORDING.expand("@horses")).hasMessageContaining("@horses");
    assertThatThrownBy(() -> WORDING.expand("@circle")).hasMessageContaining("circle");
  }
}
