package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySyntaxTest {
  private final Fields fields =
      new Fields()
          .text("text", new EnglishText())
          .keywords("topic")
          .numbers("score")
          .dates("publishedAt");
  private final QuerySyntax syntax = new QuerySyntax(fields);
  private final TextDocument document =
      new TextDocument()
          .with("text", "Mobilisation: the troops moved towards the border.")
          .with("topic", List.of("military-buildup", "threat"))
          .with("score", 0.75)
          .with("publishedAt", Instant.parse("2026-11-23T09:30:00Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          score:[0.5 TO 1]                                              | true
          score:{0.75 TO 1]                                             | false
          score:0.75                                                    | true
          score:[0.8 TO *]                                              | false
          score>=0.75                                                   | true
          score:>=0.75                                                  | true
          (text:"say score:>0.8" OR score:>0.75)                        | false
          "border \\\\" score:>=0.8                                      | true
          -score:<0.75 +border                                          | true
          publishedAt:<2026-11-23                                       | false
          publishedAt:[2026-11-23 TO *]                                 | true
          publishedAt:[2026-11-24 TO *]                                 | false
          publishedAt:["2026-11-23T09:00:00Z" TO "2026-11-23T11:00:00+01:00"] | true
          publishedAt:["2026-11-23T10:00:00Z" TO *]                     | false
          topic:military-*                                              | true
          topic:threat AND text:border                                  | true
          mobilis*                                                      | true
          m?bilisation                                                  | true
          bordre~1                                                      | true
          /mobili[sz]ation/                                             | true
          "troops border"~4                                             | true
          "troops border"~1                                             | false
          fn:ordered(troops border)                                     | true
          fn:ordered(border troops)                                     | false
          fn:maxgaps(1 fn:ordered(troops fn:or(towards against)))       | true
          fn:notWithin(troops 3 moved)                                  | false
          fn:containing(fn:ordered(troops border) moved)                | true
          (troops navy marines)@2                                       | false
          (troops navy border)@2                                        | true
          *:* -navy                                                     | true
          topic:* AND score:[* TO *]                                    | true
          *lisation                                                     | true
          """)
  void isLucenesOverFieldsOfAllKinds(String query, boolean matches) throws InvalidQuery {
    StoredQueries queries =
        StoredQueries.of(fields, List.of(new StoredQuery("q", syntax.parse(query, "text"))));
    assertThat(!queries.match(document).isEmpty()).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          publishedAt:[yesterday TO *] | does not parse: Could not parse text "yesterday" as a number or date
          score:[low TO high]          | does not parse: Could not parse text "low" as a number or date
          -troops                      | can match nothing
          """)
  void refusesWhatIsNoNumberOrDateAndWhatMatchesNothing(String query, String reason) {
    assertThatThrownBy(() -> syntax.parse(query, "text"))
        .isInstanceOf(InvalidQuery.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aDocumentWithAFieldThatThereIsNotIsRefusedByName() {
    StoredQueries none = StoredQueries.none(fields);
    assertThatThrownBy(() -> none.match(new TextDocument().with("headline", "x")))
        .hasMessage("there is no field headline; there are [text, topic, score, publishedAt]");
    assertThatThrownBy(() -> none.match(new TextDocument().with("score", "x")))
        .hasMessage("score is a field of numbers or dates, and was given a text");
    assertThatThrownBy(() -> none.match(new TextDocument().with("text", 1)))
        .hasMessageContaining("text is a field of kind TEXT");
  }
}
