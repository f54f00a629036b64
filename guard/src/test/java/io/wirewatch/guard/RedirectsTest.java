package io.wirewatch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.guard.Redirects.Step;
import java.net.URI;
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
    "http://a.example/x, /two words/é, http://a.example/two%20words/%C3%A9",
  })
  void leadsWhereTheLocationSays(URI from, String location, URI to) {
    assertThat(Redirects.follow(from, Optional.of(location))).isEqualTo(new Step.Go(to));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, http://a.example/, INSECURE_REDIRECT",
    "https://a.example/, HTTP://b.example/, INSECURE_REDIRECT",
    "http://a.example/, ftp://a.example/, UNSUPPORTED_SCHEME",
    "http://a.example/, file:///etc/passwd, UNSUPPORTED_SCHEME",
    "http://a.example/, http://user:secret@b.example/, INVALID_ADDRESS",
    "http://a.example/, http://b.example:99999/, INVALID_ADDRESS",
    "http://a.example/, http:///nohost, INVALID_ADDRESS",
    "http://a.example/, http://[half, INVALID_REDIRECT",
    "http://a.example/, '', INVALID_REDIRECT",
  })
  void stopsWhereItMayNotLead(URI from, String location, Refusal reason) {
    assertThat(Redirects.follow(from, Optional.of(location))).isEqualTo(new Step.Stop(reason));
  }

  @Test
  void stopsWithoutALocation() {
    assertThat(Redirects.follow(URI.create("http://a.example/"), Optional.empty()))
        .isEqualTo(new Step.Stop(Refusal.INVALID_REDIRECT));
  }

  @Test
  void tellsAnotherOriginNoSecrets() {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer secret", "X-Key", "secret", "If-None-Match", "\"1\"");
    URI from = URI.create("https://a.example/feed");

    assertThat(Redirects.carriedOver(headers, from, URI.create("https://a.example:443/new")))
        .isEqualTo(headers);
    assertThat(Redirects.carriedOver(headers, from, URI.create("https://b.example/feed")))
        .isEqualTo(Map.of("If-None-Match", "\"1\""));
  }
}
