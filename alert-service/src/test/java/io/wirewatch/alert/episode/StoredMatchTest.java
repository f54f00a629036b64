package io.wirewatch.alert.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredMatchTest {
  private static final Instant AT = Instant.parse("2022-02-24T05:00:00Z");

  private static RuleMatch match() {
    Alert.Counted counted =
        new Alert.Counted(
            "a1",
            "one.example",
            "Überlandpresse",
            "Title",
            "",
            AT,
            AT,
            List.of(),
            "s1",
            "wire",
            1,
            2);
    return new RuleMatch(
        "r",
        "UA",
        true,
        counted,
        "hash",
        "AAEC",
        "s1",
        List.of(0, 2),
        "v",
        "wire",
        List.of(new RuleMatch.BelowScore(15, 0.4)));
  }

  @Test
  void whatIsStoredIsReadAsItWas() {
    Matched matched = Matched.of(match());
    byte[] stored = StoredMatch.write(matched);
    Matched again = StoredMatch.read(matched.key(), matched.time(), matched.article(), stored);
    assertThat(again).usingRecursiveComparison().isEqualTo(matched);
    assertThat(StoredMatch.written(stored)).isEqualTo(matched.match());
    assertThat(again.toMatch()).isEqualTo(match());
  }

  @Test
  void whatWasStoredBeforeIsReadAsWell() {
    byte[] stored = Json.write(match());
    assertThat(StoredMatch.read("r|UA", Nanos.of(AT), "a1", stored))
        .usingRecursiveComparison()
        .isEqualTo(Matched.of(match()));
    assertThat(StoredMatch.written(stored)).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-02-24T05:00:00Z",
        "1969-12-31T23:59:59Z",
        "2024-02-29T00:00:00Z",
        "2022-02-24T05:00:00.123456789Z",
        "2022-02-24T05:00:00.5Z",
        "2022-02-24T05:00:00.000001Z",
        "1969-12-31T23:59:59.999Z"
      })
  void instantsAreReadAsTheirParserDoes(String text) {
    String quoted = "\"" + text + "\"";
    assertThat(Rfc3339.nanos(quoted.toCharArray(), 1, text.length()))
        .isEqualTo(Nanos.of(Instant.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-02-30T05:00:00Z",
        "2022-02-24T05:0x:00Z",
        "2022-02-24T05:00:00.1x3Z",
        "2022-02-24T05:00:00.1234567891Z",
        "2022-02-24T05:00:00;5Z",
        "yesterday"
      })
  void whatIsNoInstantIsRefused(String text) {
    assertThatThrownBy(() -> Rfc3339.nanos(text.toCharArray(), 0, text.length()))
        .isInstanceOf(DateTimeException.class);
  }
}
