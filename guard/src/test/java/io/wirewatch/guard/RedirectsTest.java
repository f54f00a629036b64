package io.wirewatch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.guard.Redirects.Step;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.example/x/y, /feed, http://a.example/feed",
    "http://a.example/x/y, feed, http://a.example/x/feed",
    "http://a.example, feed, http://a.example/feed",
    "http://a.example/x, //b.example/, http://b.example/",
    "http://a.example/x, https://a.example/x, https://a.example/x",
    "https://a.example/x, https://b.example/y#part, https://b.example/y",
    "http://a.example/x, \\\\b.example\\feed, http://b.example/feed",
    "http://a.example/x, http:///b.example/, http://b.example/",
    "http://a.example/x, http:feed, http://a.example/feed",
    "http://a.example/x, http://0x7f.1/, http://127.0.0.1/",
    "http://a.example/x, /two words/é, http://a.example/two%20words/%C3%A9",
  })
  void leadsWhereTheLocationSays(String from, String location, String to) {
    assertThat(Redirects.follow(at(from), Optional.of(location))).isEqualTo(new Step.Go(at(to)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, http://a.example/, INSECURE_REDIRECT",
    "https://a.example/, HTTP://b.example/, INSECURE_REDIRECT",
    "http://a.example/, ftp://a.example/, UNSUPPORTED_SCHEME",
    "http://a.example/, file:///etc/passwd, UNSUPPORTED_SCHEME",
    "http://a.example/, http://user:secret@b.example/, INVALID_ADDRESS",
    "http://a.example/, http://b.example:99999/, INVALID_REDIRECT",
    "http://a.example/, http://b.example:0/, INVALID_ADDRESS",
    "http://a.example/, http://b.example:25/, INVALID_ADDRESS",
    "http://a.example/, http://b.example:6667/, INVALID_ADDRESS",
    "http://a.example/, javascript:alert(1), UNSUPPORTED_SCHEME",
    "http://a.example/, http://[half, INVALID_REDIRECT",
    "http://a.example/, '', INVALID_REDIRECT",
  })
  void stopsWhereItMayNotLead(String from, String location, Refusal reason) {
    assertThat(Redirects.follow(at(from), Optional.of(location))).isEqualTo(new Step.Stop(reason));
  }

  @Test
  void stopsWithoutALocation() {
    assertThat(Redirects.follow(at("http://a.example/"), Optional.empty()))
        .isEqualTo(new Step.Stop(Refusal.INVALID_REDIRECT));
  }

  @Test
  void tellsAnotherOriginNoSecrets() {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer secret", "X-Key", "secret", "If-None-Match", "\"1\"");
    WebAddress from = at("https://a.example/feed");

    assertThat(Redirects.carriedOver(headers, from, at("https://a.example:443/new")))
        .isEqualTo(headers);
    assertThat(Redirects.carriedOver(headers, from, at("https://b.example/feed")))
        .isEqualTo(Map.of("If-None-Match", "\"1\""));
  }

  private static WebAddress at(String address) {
    return WebAddress.parse(address).orElseThrow();
  }
}
