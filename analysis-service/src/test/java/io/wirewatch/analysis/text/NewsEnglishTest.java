package io.wirewatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.StoredQueries;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsEnglishTest {
  private static final Fields FIELDS = new Fields().text("text", new NewsEnglish());

  private static boolean matches(String query, String text) throws InvalidQuery {
    StoredQuery stored = new StoredQuery("q", new QuerySyntax(FIELDS).parse(query, "text"));
    return !StoredQueries.of(FIELDS, List.of(stored))
        .match(new TextDocument().with("text", text))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hold, The talks were held",
    "deploy, Troops deploying",
    "troop, The troops",
    "troops, One troop",
    "meet, They met",
    "shoot, It was shot down",
    "strike, They struck",
    "leave, He left",
    "left, He left",
    "don't, They don’t",
    "march, They march on Rome",
    "March, In March it rained",
    "US, The US Army",
    "us, Give us bread",
    "WHO, The WHO warned",
    "fn:unordered(troops mass), Troops massing",
    "\"telephone call\", Telephone calls"
  })
  void aWordStandsForItsForms(String query, String text) throws InvalidQuery {
    assertThat(matches(query, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "march, In March it rained",
    "us, The US Army",
    "US, Give us bread",
    "who, The WHO warned",
    "i, An IED went off",
    "execute, The executive branch",
    "iraq, Iran"
  })
  void wordsOfOtherMeaningStayApart(String query, String text) throws InvalidQuery {
    assertThat(matches(query, text)).isFalse();
  }
}
