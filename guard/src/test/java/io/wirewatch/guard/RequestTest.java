package io.wirewatch.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
  private static final URI FEED = URI.create("https://news.example/feed");

  @ParameterizedTest
  @CsvSource({"Bad Name, x", "Host, other.example", "content-length, 5", "X-Key, 'a\nb'"})
  void refusesHeadersThatMayNotBeSentAndNamesThem(String name, String value) {
    assertThatThrownBy(() -> new Request(FEED, Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void limitsNameTheOneThatMakesNoSense() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Limits(Duration.ZERO, second, 1, 0))
        .hasMessageContaining("connectTime");
    assertThatThrownBy(() -> new Limits(second, Duration.ofSeconds(-1), 1, 0))
        .hasMessageContaining("totalTime");
    assertThatThrownBy(() -> new Limits(second, second, 0, 0)).hasMessageContaining("bodyBytes");
    assertThatThrownBy(() -> new Limits(second, second, 1, -1)).hasMessageContaining("redirects");
  }
}
