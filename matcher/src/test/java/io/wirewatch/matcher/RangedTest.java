package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangedTest {
  private final QuerySyntax syntax =
      new QuerySyntax(
          new Fields()
              .text("text", new EnglishText())
              .keywords("topic", "country")
              .numbers("topic.score"));

  private Query parse(String query) throws InvalidQuery {
    return syntax.parse(query, "text");
  }

  private List<Ranged> split(String query) throws InvalidQuery {
    return Ranged.of(parse(query), "topic.score", "topic");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topic:a AND topic.score:[0.7 TO *]                  | +topic:a [0.7 Infinity]
          topic:a AND topic.score:>=0.7                       | +topic:a [0.7 Infinity]
          topic:a AND topic.score>=0.7                        | +topic:a [0.7 Infinity]
          topic:a AND topic.score:>0.5                        | +topic:a [0.5000000000000001 Infinity]
          topic:a AND topic.score:<0.5                        | +topic:a [-Infinity 0.49999999999999994]
          topic:a AND topic.score:{0.5 TO 0.75]               | +topic:a [0.5000000000000001 0.75]
          topic:a AND topic.score:0.5                         | +topic:a [0.5 0.5]
          topic:a AND topic.score:>=0.5 AND topic.score:<=0.7 | +topic:a [0.5 0.7]
          +topic:a topic:b +topic.score:>=0.7                 | +topic:a topic:b [0.7 Infinity]
          topic:a AND topic.score:>=0.7 AND NOT country:X     | +topic:a -country:X [0.7 Infinity]
          (topic:a AND topic.score:>=0.7)                     | +topic:a [0.7 Infinity]
          (topic:a AND topic.score:>=0.7)^2                   | +topic:a [0.7 Infinity]
          topic.score:>=0.7                                   | +FieldExistsQuery [field=topic] [0.7 Infinity]
          topic.score:>=0.7 AND NOT topic:a                   | -topic:a +FieldExistsQuery [field=topic] [0.7 Infinity]
          +topic.score:>=0.7 topic:a topic:b                  | topic:a topic:b +FieldExistsQuery [field=topic] [0.7 Infinity]
          topic:a OR topic:b                                  | topic:a topic:b
          (topic:a AND topic.score:>=0.7) OR (topic:b AND topic.score:>=0.5) | +topic:a [0.7 Infinity] / +topic:b [0.5 Infinity]
          topic:a AND topic.score:>=0.7 OR topic:b            | +topic:a topic:b [0.7 Infinity]
          topic:b OR topic:c OR (topic:a AND topic.score:>=0.7) | +topic:a [0.7 Infinity] / topic:b topic:c
          ((topic:a AND topic.score:>=0.7) OR topic:b) OR country:X | +topic:a [0.7 Infinity] / topic:b / country:X
          """)
  void takesTheRangeOutOfAQueryOrOfEachOfThoseThatItIsByOr(String query, String expected)
      throws InvalidQuery {
    assertThat(
            split(query).stream()
                .map(
                    one ->
                        one.query()
                            + one.range()
                                .map(range -> " [" + range.lowest() + " " + range.highest() + "]")
                                .orElse(""))
                .collect(Collectors.joining(" / ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic:a AND NOT topic.score:>0.7",
        "topic:a OR topic.score:>0.7",
        "topic:a topic.score:>0.7",
        "+topic:a topic.score:>0.7",
        "country:X AND (topic:a OR topic.score:>0.7)",
        "country:X AND (topic:a AND topic.score:>0.7)",
        "(topic:a topic:b (topic:c AND topic.score:>0.7))@2",
      })
  void refusesARangeElsewhere(String query) {
    assertThatThrownBy(() -> split(query))
        .isInstanceOf(InvalidQuery.class)
        .hasMessageStartingWith("asks for topic.score in a place where it cannot: ");
  }

  @Test
  void aRangeHoldsItsBounds() {
    Ranged.Range range = new Ranged.Range(0.5, 0.7);
    assertThat(range.holds(0.5)).isTrue();
    assertThat(range.holds(0.7)).isTrue();
    assertThat(range.holds(0.71)).isFalse();
    assertThat(range.holds(0.49)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "topic:attack*,attack.ended,true",
    "topic:attack*,call,false",
    "topic:*,call,true",
    "topic:/att.*/,attack,true",
    "topic:atack~1,attack,true",
    "topic:[a TO b],attack,true",
    "topic:[b TO c],attack,false",
    "topic:a OR (topic:att* AND country:X),attack,true",
    "topic:a AND NOT topic:att*,attack,false",
    "topic:attack,attack,false",
    "country:att*,attack,false",
  })
  void tellsByWhichPatternsAQueryAsks(String query, String term, boolean expected)
      throws InvalidQuery {
    assertThat(QuerySyntax.patterns(parse(query), "topic").stream().anyMatch(p -> p.test(term)))
        .isEqualTo(expected);
  }
}
