package io.wirewatch.alert.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.delivery.log.LogReceiver;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiversTest {
  @TempDir Path folder;

  private Loaded<Rule> rules() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file,
        """
        rules:
          - {id: a, title: A, query: a, atLeast: 1, within: 1h, receivers: [log]}
          - id: b
            title: B
            query: b
            atLeast: 1
            within: 1h
            receivers:
              - log
              - pager
        """);
    return new YamlFile(file).list("rules", Rule.class);
  }

  @Test
  void namesThePlaceOfAReceiverThatThereIsNot() throws IOException {
    Receivers receivers = new Receivers(List.of(new LogReceiver("log")), List.of());
    assertThat(receivers.missingIn(rules()))
        .extracting(Problem::toString)
        .containsExactly(
            "rules.yaml:10: rules[1].receivers[1] names pager, which is no receiver; there are log");
  }

  @Test
  void namesARuleOfNoFileByItsId() throws IOException {
    Receivers receivers = new Receivers(List.of(new LogReceiver("log")), List.of());
    assertThat(receivers.missingIn(rules().values()))
        .extracting(Problem::toString)
        .containsExactly(
            "wirewatch.rules:1: b.receivers names pager, which is no receiver; there are log");
  }

  @Test
  void saysWhereThereIsNoneAtAll() throws IOException {
    assertThat(new Receivers(List.of(), List.of()).missingIn(rules()))
        .extracting(Problem::reason)
        .first()
        .isEqualTo("names log, which is no receiver; there are none");
  }
}
