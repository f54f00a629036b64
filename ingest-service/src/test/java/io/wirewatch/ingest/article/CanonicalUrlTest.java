package io.wirewatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS://News.Example/a/B?x=1              | https://news.example/a/B?x=1
          https://news.example:443/a#top            | https://news.example/a
          http://news.example:80                    | http://news.example/
          http://news.example:8080/a                | http://news.example:8080/a
          https://news.example/a?utm_source=x&id=7&fbclid=Q | https://news.example/a?id=7
          https://news.example/a?utm_source=x       | https://news.example/a
          https://news.example/a?b=2&a=1            | https://news.example/a?b=2&a=1
          https://user:pw@news.example/a            | https://news.example/a
          https://nachrichten-zürich.example/ä      | https://xn--nachrichten-zrich-f3b.example/ä
          https://news.example/two words^     | https://news.example/two%20words%5E
          """)
  void leavesOutWhatDoesNotChangeWhereItLeads(String address, String canonical) {
    assertThat(CanonicalUrl.of(address)).hasValue(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "news.example/a",
        "/a",
        "ftp://news.example/a",
        "http://",
        "javascript:alert(1)",
        "https://[bad"
      })
  void isEmptyForWhatIsNoWebAddress(String address) {
    assertThat(CanonicalUrl.of(address)).isEmpty();
  }

  @Test
  void namesTheHostAsTheOutlet() {
    assertThat(CanonicalUrl.host("https://www.news.example:8080/a")).isEqualTo("news.example");
  }
}
