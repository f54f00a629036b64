package io.wirewatch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP://News.Example                   | http://news.example/
          https:\\\\news.example\\a\\b             | https://news.example/a/b
          https:news.example/a                  | https://news.example/a
          http:////news.example/a               | http://news.example/a
          https://news.example:443/a            | https://news.example/a
          https://news.example:0443/a           | https://news.example/a
          https://news.example:/a               | https://news.example/a
          http://news.example:443/a             | http://news.example:443/a
          http://u:p@news.example/a             | http://news.example/a
          http://a@b@news.example/a             | http://news.example/a
          http://news.example/a/./b/../c        | http://news.example/a/c
          http://news.example/a/%2E/b/%2e./c/.  | http://news.example/a/c/
          http://news.example/../..             | http://news.example/
          http://news.example/a//b              | http://news.example/a//b
          http://news.example/ä b^c[d]          | http://news.example/%C3%A4%20b%5Ec%5Bd%5D
          http://news.example/50%/%zz%41        | http://news.example/50%25/%25zz%41
          http://news.example/?                 | http://news.example/?
          http://news.example?a='b' "c"&d[]=%   | http://news.example/?a=%27b%27%20%22c%22&d[]=%25
          http://news.example/a?b?c#d           | http://news.example/a?b?c
          http://faß.example/                   | http://xn--fa-hia.example/
          http://Zürich.Example/                | http://xn--zrich-kva.example/
          http://日本。example/                  | http://xn--wgv71a.example/
          http://soft\u00adhyphen.example/      | http://softhyphen.example/
          http://a_b.example/                   | http://a_b.example/
          http://0x7f.1/                        | http://127.0.0.1/
          http://0300.0250.0.1/                 | http://192.168.0.1/
          http://3232235521/                    | http://192.168.0.1/
          http://192.168.257/                   | http://192.168.1.1/
          http://0x/                            | http://0.0.0.0/
          http://[2001:DB8:0:0:1:0:0:1]/        | http://[2001:db8::1:0:0:1]/
          http://[::ffff:1.2.3.4]:8080/         | http://[::ffff:102:304]:8080/
          http://[1:0:2::]/                     | http://[1:0:2::]/
          """)
  void readsAsBrowsersDo(String text, String address) {
    assertThat(WebAddress.parse(text)).map(WebAddress::toString).hasValue(address);
  }

  @Test
  void dropsTabsLineEndsAndWhatSurroundsIt() {
    assertThat(WebAddress.parse(" \u0001\n http://ne\tws.exa\r\nmple/a\tb \u0000"))
        .map(WebAddress::toString)
        .hasValue("http://news.example/ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "news.example/a",
        "ftp://a.example/",
        "http://",
        "http:///",
        "http://:80/",
        "http://a.example:65536/",
        "http://a.example:x/",
        "http://a.example:-1/",
        "http://a b/",
        "http://a%00b/",
        "http://a%2fb/",
        "http://a<b/",
        "http://a..b/",
        "http://.a/",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://1.2.3.09/",
        "http://0x100000000/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[1::2::3]/",
        "http://[]/",
        "http://xn--a/",
        "http://\u00ad/",
        "javascript:alert(1)",
        "://a.example/",
      })
  void isEmptyForWhatIsNoWebAddress(String text) {
    assertThat(WebAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "g, http://a.example/b/c/g",
    "./g, http://a.example/b/c/g",
    "../g, http://a.example/b/g",
    "../../../g, http://a.example/g",
    "/g, http://a.example/g",
    "//g.example, http://g.example/",
    "?y, http://a.example/b/c/d?y",
    "#s, http://a.example/b/c/d?q",
    "'', http://a.example/b/c/d?q",
    "g?y/./x, http://a.example/b/c/g?y/./x",
    "http:g, http://a.example/b/c/g",
    "https:g, https://g/",
    "..;x, http://a.example/b/c/..;x",
  })
  void resolvesWhatIsRelative(String text, String address) {
    WebAddress base = WebAddress.parse("http://a.example/b/c/d?q#f").orElseThrow();

    assertThat(base.resolve(text)).map(WebAddress::toString).hasValue(address);
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.news.example/, news.example",
    "http://a.b.bbc.co.uk/, bbc.co.uk",
    "http://me.github.io/, me.github.io",
    "http://localhost/, localhost",
    "http://192.0.2.1/, 192.0.2.1",
  })
  void knowsTheSite(String text, String site) {
    assertThat(WebAddress.parse(text)).map(WebAddress::site).hasValue(site);
  }

  @Test
  void neverThrowsAndReadsWhatItWroteAsTheSame() {
    String[] pieces = {
      "http",
      "https",
      ":",
      "/",
      "//",
      "\\",
      "@",
      "?",
      "#",
      "[",
      "]",
      "::",
      ".",
      "..",
      "%",
      "%2e",
      "%41",
      "a",
      "É",
      "日",
      "\ud800",
      "\udc00",
      "xn--",
      "-",
      "0x7f",
      "09",
      "443",
      "news.example",
      " ",
      "\t",
      "'",
      "\"",
      "|",
      "^",
      "{",
      "`",
      "\u00ad",
      "\u200d",
      "ß",
      "。",
      "&",
      "=",
      ";",
      "\u0000",
    };
    Random random = new Random(20210402);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "");
      for (int n = random.nextInt(10); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      WebAddress.parse(text.toString())
          .ifPresent(
              address -> {
                String written = address.toUri().toString();
                assertThat(WebAddress.parse(written))
                    .as(text.toString())
                    .map(WebAddress::toString)
                    .hasValue(written);
                assertThat(address.resolve(written)).map(WebAddress::toString).hasValue(written);
              });
    }
  }
}
