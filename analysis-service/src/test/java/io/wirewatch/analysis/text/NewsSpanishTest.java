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

class NewsSpanishTest {
  private static final Fields FIELDS = new Fields().text("text", new NewsSpanish());

  private static boolean matches(String query, String text) throws InvalidQuery {
    StoredQuery stored = new StoredQuery("q", new QuerySyntax(FIELDS).parse(query, "text"));
    return !StoredQueries.of(FIELDS, List.of(stored))
        .match(new TextDocument().with("text", text))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "desplegar, Las tropas se desplegaron",
    "desplegar, Despliegan tropas",
    "verbofuturo, Las tropas se desplegarán",
    "verbocondicional, Las tropas se desplegarían",
    "sanción, Impusieron sanciones",
    "mandar imponer, Mandó imponer",
    "'\"a la calle\"', Salieron a las calles",
    "Bogotá, En Bogotá llueve"
  })
  void findsAFormByItsLemma(String query, String text) throws InvalidQuery {
    assertThat(matches(query, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "verbofuturo, Las tropas se desplegaron",
    "parar, Tropas para la frontera",
    "desplegar, Troops deployed"
  })
  void doesNotFindAnotherWord(String query, String text) throws InvalidQuery {
    assertThat(matches(query, text)).isFalse();
  }
}
