package io.wirewatch.analysis.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.topic.TopicDefinition.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledExamplesTest {
  @TempDir private Path config;

  @BeforeEach
  void twoTopics() throws IOException {
    for (String topic : new String[] {"strike", "march"}) {
      Files.createDirectories(config.resolve("topics"));
      Files.writeString(
          config.resolve("topics/" + topic + ".yaml"),
          """
          id: %1$s
          label: %1$s
          version: 1
          triggers: [{id: it, query: %1$s}]
          examples:
            positive: ["They %1$s."]
            negative: {sport: ["The %1$s of the season."]}
          """
              .formatted(topic));
    }
  }

  private void write(String lines) throws IOException {
    Files.createDirectories(config.resolve("examples"));
    Files.writeString(config.resolve("examples/some.jsonl"), lines);
  }

  private Examples of(String topic) {
    return PackFiles.read(config).topics().values().stream()
        .filter(each -> each.id().equals(topic))
        .findFirst()
        .orElseThrow()
        .examples();
  }

  @Test
  void aSentenceIsAnExampleOfTheTopicsItTellsOf() throws IOException {
    write(
        """
        {"id": "1", "text": "Nurses walked out and paraded.", "labels": [{"topic": "strike", "status": "reported"}, {"topic": "march", "status": "reported"}]}
        {"id": "2", "text": "Bakers will walk out.", "labels": [{"topic": "strike", "status": "planned"}]}
        """);
    assertThat(of("strike").positive())
        .containsExactly("They strike.", "Nurses walked out and paraded.", "Bakers will walk out.");
    assertThat(of("march").positive())
        .containsExactly("They march.", "Nurses walked out and paraded.");
    assertThat(of("march").negatives()).containsExactly("The march of the season.");
  }

  @Test
  void whatTellsOfNoneIsANegativeExampleOfAllByItsKind() throws IOException {
    write(
        """
        {"id": "1", "text": "It rained.", "labels": []}
        {"id": "2", "text": "He struck out.", "kind": "sport", "labels": []}
        """);
    assertThat(of("strike").negative().get("other")).containsExactly("It rained.");
    assertThat(of("march").negative().get("sport"))
        .containsExactly("The march of the season.", "He struck out.");
  }

  @Test
  void aBadLineIsAProblemAndNoMore() throws IOException {
    write(
        """
        {"id": "1"}
        not JSON
        {"id": "3", "text": "It rained.", "labels": []}
        """);
    assertThat(PackFiles.read(config).topics().problems())
        .extracting(problem -> problem.file() + " " + problem.line())
        .containsExactly("some.jsonl 1", "some.jsonl 2");
    assertThat(of("strike").negative().get("other")).containsExactly("It rained.");
  }
}
