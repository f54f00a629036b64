package io.wirewatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
          https://nachrichten-zürich.example/ä      | https://xn--nachrichten-zrich-f3b.example/%C3%A4
          https://news.example/%c3%a4/%7Eme/a%2Fb   | https://news.example/%C3%A4/~me/a%2Fb
          https://news.example/two words^     | https://news.example/two%20words%5E
          https://news.example./a             | https://news.example/a
          https://news.example/a/../b/./c     | https://news.example/b/c
          https:\\\\news.example\\a            | https://news.example/a
          https://news.example/a?             | https://news.example/a
          https://news.example/a?&&x=1&       | https://news.example/a?x=1
          https://news.example/index.html     | https://news.example/index.html
          https://news.example/a/             | https://news.example/a/
          https://news.example/a?cid=4711     | https://news.example/a?cid=4711
          https://news.example/a?cid=rss-17   | https://news.example/a
          https://news.example/a?icid=4711    | https://news.example/a?icid=4711
          https://news.example/a?source=42    | https://news.example/a?source=42
          https://news.example/a?p[]=1&p[]=2  | https://news.example/a?p[]=1&p[]=2
          http://0x7f.1/a                     | http://127.0.0.1/a
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.google.com/amp/s/www.news.example/a/amp/?id=7 | https://www.news.example/a/?id=7
          https://www.google.co.uk/amp/news.example/a               | http://news.example/a
          https://news-example.cdn.ampproject.org/v/s/news.example/a.amp.html?usqp=mq331AQ&amp_js_v=0.1 | https://news.example/a.html
          https://news-example.cdn.ampproject.org/c/news.example/a  | http://news.example/a
          https://amp.news.example/a                                | https://www.news.example/a
          https://amp.local.news.example/a                          | https://local.news.example/a
          https://news.example/a/amp                                | https://news.example/a
          https://news.example/a/amp/                               | https://news.example/a/
          https://news.example/a.amp                                | https://news.example/a
          https://news.example/a?amp=1&id=7                         | https://news.example/a?id=7
          https://news.example/a?amp                                | https://news.example/a
          https://news.example/a?outputType=amp                     | https://news.example/a
          https://news.example/amp/a                                | https://news.example/amp/a
          https://news.example/amp                                  | https://news.example/amp
          https://news.example/camp                                 | https://news.example/camp
          https://news.example/a?amp=volt                           | https://news.example/a?amp=volt
          https://www.google.com/search?q=amp                       | https://www.google.com/search?q=amp
          https://en.m.wikipedia.org/wiki/News                      | https://en.wikipedia.org/wiki/News
          https://m.youtube.com/watch?v=x                           | https://www.youtube.com/watch?v=x
          https://m.news.example/a                                  | https://m.news.example/a
          """)
  void knowsAPageByWhatItIsTheTwinOf(String address, String canonical) {
    assertThat(CanonicalUrl.of(address)).hasValue(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://m.news.example/a?x=1 | https://www.news.example/a     | https://www.news.example/a
          https://news.example/a?x=1   | /b/a.html?utm_source=x         | https://news.example/b/a.html
          https://news.example/a       | /login                         | https://news.example/a
          https://news.example/world/a | /world/                        | https://news.example/world/a
          https://news.example/71234   | /world/seven-71234             | https://news.example/world/seven-71234
          https://news.example/?id=71234 | /world/seven-71234           | https://news.example/world/seven-71234
          https://news.example/a       | https://news.example/          | https://news.example/a
          https://news.example/a       | /?utm_source=x                 | https://news.example/a
          https://news.example/a       | https://other.example/a        | https://news.example/a
          https://news.example/a       | javascript:alert(1)            | https://news.example/a
          https://news.example/a       | ''                             | https://news.example/a
          https://a.github.io/a        | https://b.github.io/a          | https://a.github.io/a
          https://news.example/?p=7    | https://news.example/seven     | https://news.example/?p=7
          https://www.google.com/amp/s/news.example/a/amp | https://news.example/a | https://news.example/a
          https://www.google.com/amp/s/news.example/a/amp | https://www.google.com/b | https://news.example/a
          """)
  void believesAPageThatNamesAnotherOfItsSite(String fetched, String stated, String canonical) {
    assertThat(CanonicalUrl.ofPage(fetched, List.of(stated))).hasValue(canonical);
  }

  @Test
  void takesTheBestOfWhatAPageSaysThatIsBelieved() {
    List<String> stated = List.of("/", "https://other.example/a", "/world/a?utm_source=x", "/a");

    assertThat(CanonicalUrl.ofPage("https://news.example/a?x=1", stated))
        .hasValue("https://news.example/world/a");
    assertThat(CanonicalUrl.ofPage("", stated)).hasValue("https://other.example/a");
    assertThat(CanonicalUrl.ofPage("mailto:x", stated)).isEmpty();
  }

  @Test
  void neverThrowsAndIsItsOwnCanonicalForm() {
    String[] pieces = {
      "news.example",
      "www.",
      "amp.",
      "m.",
      "google.com",
      "x.cdn.ampproject.org",
      "en.m.wikipedia.org",
      "/",
      "/amp",
      "/amp/",
      "/amp/s/",
      "/c/s/",
      "/v/",
      ".amp",
      ".amp.html",
      "?",
      "&",
      "amp=1",
      "amp",
      "utm_source=x",
      "cid=1",
      "a",
      "É",
      "\ud800",
      "%",
      "%2e",
      "%2E%2e",
      "%41",
      "%c3",
      "..",
      "#",
      ":",
      ":443",
      "@",
      "\\",
      "[",
      "]",
      "\t",
      "'",
      "$",
      "|",
    };
    Random random = new Random(20210402);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder("https://");
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Optional<String> canonical = CanonicalUrl.of(text.toString());
      canonical.ifPresent(
          url -> {
            assertThat(CanonicalUrl.of(url)).as(text.toString()).hasValue(url);
            assertThat(URI.create(url).getScheme()).isNotEmpty();
            assertThat(CanonicalUrl.ofPage(url, List.of(text.toString()))).isPresent();
          });
    }
  }

  @Test
  void unwrapsAddressesWithinAddressesInNoTimeAtAll() {
    String nested = "https://google.com" + "/amp/s/google.com".repeat(450) + "/a";

    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> CanonicalUrl.of(nested));
    assertThat(CanonicalUrl.of("https://news.example/" + "a/".repeat(1 << 20))).isEmpty();
  }

  /** Ids that Kafka has kept so far must be those of today. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://news.example/2021/04/02/talks-resume.html",
        "http://www.news.example/story?id=17&page=2",
        "https://news.example:8443/a/b/",
        "https://news.example/a-b_c~d,e;f=g!h(i)*j'k:l@m+n$o",
        "https://news.example/a?b=c/d?e:f@g!h$i(j)*k,l;m+n",
      })
  void plainAddressesStayAsTheyWere(String address) {
    assertThat(CanonicalUrl.of(address)).hasValue(address);
  }
}
