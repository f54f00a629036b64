package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredQueriesTest {
  private final Fields fields =
      new Fields()
          .text("title", new EnglishText())
          .text("body", new EnglishText())
          .keywords("topic");
  private final QuerySyntax syntax = new QuerySyntax(fields);

  private List<Match> match(TextDocument document, String... queries) throws InvalidQuery {
    List<StoredQuery> stored = new ArrayList<>();
    for (int i = 0; i < queries.length; i++) {
      stored.add(new StoredQuery("q" + i, syntax.parse(queries[i], "body")));
    }
    return StoredQueries.of(fields, stored).matchWithSpans(document).stream()
        .sorted(Comparator.comparing(Match::id))
        .toList();
  }

  @Test
  void saysWhichQueriesMatchAndWhere() throws InvalidQuery {
    String body = "Emoji 🚁🚁 first: the troops' convoys were massing at the border.";
    List<Match> matches =
        match(
            new TextDocument().with("body", body),
            "fn:maxwidth(6 fn:unordered(troops massing))",
            "\"at the border\"",
            "navy");
    assertThat(matches).extracting(Match::id).containsExactly("q0", "q1");
    assertThat(matches)
        .flatExtracting(Match::spans)
        .extracting(span -> body.substring(span.start(), span.end()))
        .containsExactly("troops' convoys were massing", "at the border");
  }

  @Test
  void matchesWordsAndNotPartsOfWords() throws InvalidQuery {
    assertThat(match(new TextDocument().with("body", "Gwyneth transports goods"), "ynet", "sport"))
        .isEmpty();
  }

  @Test
  void takesKeywordsAsTheyAre() throws InvalidQuery {
    TextDocument document =
        new TextDocument()
            .with("topic", List.of("diplomatic-call", "military-aid"))
            .with("title", "A call");
    List<Match> matches =
        match(document, "topic:diplomatic-call AND title:calls", "topic:diplomatic", "topic:call");
    assertThat(matches)
        .containsExactly(new Match("q0", List.of(new Span("title", 2, 6, "title:call"))));
  }

  @Test
  void matchesBySeveralThreadsAtOnce() throws InvalidQuery {
    StoredQuery border = new StoredQuery("border", syntax.parse("border", "body"));
    StoredQueries all = StoredQueries.of(fields, List.of(border));
    assertThat(
            IntStream.range(0, 500)
                .parallel()
                .filter(i -> all.match(new TextDocument().with("body", "the border")).size() == 1)
                .count())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title:(a AND       | does not parse
          nowhere:border     | names the field nowhere, which there is not; there are title, body, topic
          nowhere:[a TO b]   | names the field nowhere
          nowhere:b*         | names the field nowhere
          '   '              | is empty
          '!!!'              | does not parse
          """)
  void refusesWhatCannotBeStored(String query, String reason) {
    assertThatThrownBy(() -> syntax.parse(query, "body"))
        .isInstanceOf(InvalidQuery.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesDeepNestingBeforeTheParserOverflows() {
    assertThatThrownBy(() -> syntax.parse("(".repeat(5000) + "a" + ")".repeat(5000), "body"))
        .hasMessageContaining("nested deeper than 100 at character 101");
  }

  @Test
  void namesTheTermsOfAFieldThatAQueryAsksFor() throws InvalidQuery {
    String query = "topic:(call OR call-back) AND title:topic -topic:aid";
    assertThat(QuerySyntax.terms(syntax.parse(query, "body"), "topic"))
        .containsExactly("call", "call-back");
  }

  @Test
  void hasNoMatchWithoutQueries() {
    assertThat(StoredQueries.none(fields).match(new TextDocument().with("body", "text"))).isEmpty();
  }
}
