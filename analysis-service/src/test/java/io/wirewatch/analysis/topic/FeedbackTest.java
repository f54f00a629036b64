package io.wirewatch.analysis.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.analysis.topic.Feedback.Given;
import io.wirewatch.analysis.topic.Feedback.Outcome;
import io.wirewatch.analysis.topic.Feedback.Verdict;
import io.wirewatch.configuration.InvalidField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTest {
  private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path config;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(config.resolve("topics"));
    Files.writeString(
        config.resolve("topics/strike.yaml"),
        """
        id: strike
        label: Strike
        version: 1
        triggers: [{id: t, query: strike}]
        examples:
          positive: [Dockers struck.]
          negative: {sport: [He scored a late strike.]}
        """);
  }

  private TopicDefinition topic() {
    return PackFiles.read(config).topics().values().getFirst();
  }

  private Outcome give(String sentence, Verdict verdict) throws IOException {
    return new Feedback(config).give(topic(), new Given(sentence, verdict, AT));
  }

  @Test
  void aVerdictIsAnExampleAtTheNextRead() throws IOException {
    assertThat(give("Pilots walked out.", Verdict.USEFUL)).isEqualTo(new Outcome.Added());
    assertThat(give(" A lightning\n strike. ", Verdict.NOISE)).isEqualTo(new Outcome.Added());
    assertThat(topic().examples().positive())
        .containsExactly("Dockers struck.", "Pilots walked out.");
    assertThat(topic().examples().negative())
        .isEqualTo(
            Map.of(
                "sport", List.of("He scored a late strike."),
                "feedback", List.of("A lightning strike.")));
  }

  @Test
  void theSameVerdictAgainIsKnownAndTheLaterOfTwoCounts() throws IOException {
    give("Pilots walked out.", Verdict.USEFUL);
    assertThat(give("Pilots walked out.", Verdict.USEFUL)).isEqualTo(new Outcome.Known());
    assertThat(give("Pilots walked out.", Verdict.NOISE)).isEqualTo(new Outcome.Added());
    assertThat(topic().examples().positive()).containsExactly("Dockers struck.");
    assertThat(topic().examples().negative()).containsKey("feedback");
    assertThat(Files.readAllLines(config.resolve("feedback/strike.jsonl"))).hasSize(2);
  }

  @Test
  void theAuthorOfTheTopicIsNotContradicted() throws IOException {
    assertThat(give("Dockers struck.", Verdict.USEFUL)).isEqualTo(new Outcome.Known());
    assertThat(give("Dockers struck.", Verdict.NOISE)).isInstanceOf(Outcome.Refused.class);
    Files.createDirectories(config.resolve("feedback"));
    Files.writeString(
        config.resolve("feedback/strike.jsonl"),
        "{\"sentence\":\"Dockers struck.\",\"verdict\":\"noise\"}\n");
    assertThat(topic().examples().positive()).containsExactly("Dockers struck.");
    assertThat(topic().examples().negative()).containsOnlyKeys("sport");
  }

  @Test
  void aLineThatIsNoneIsNamedAndTheOthersCount() throws IOException {
    give("Pilots walked out.", Verdict.USEFUL);
    Path file = config.resolve("feedback/strike.jsonl");
    Files.writeString(file, "{\"sentence\":\"Cut sh", StandardOpenOption.APPEND);
    give("Nurses walked out.", Verdict.USEFUL);
    Feedback.Verdicts verdicts = new Feedback(config).of("strike");
    assertThat(verdicts.bySentence()).containsOnlyKeys("Pilots walked out.", "Nurses walked out.");
    assertThat(PackFiles.read(config).topics().problems())
        .singleElement()
        .asString()
        .startsWith("strike.jsonl:2: is no verdict: ");
    assertThat(topic().examples().positive()).hasSize(3);
  }

  @Test
  void refusesNoSentenceAndOneThatIsTooLong() {
    assertThatThrownBy(() -> new Given(" \n ", Verdict.NOISE, AT)).isInstanceOf(InvalidField.class);
    assertThatThrownBy(() -> new Given("a".repeat(1_001), Verdict.NOISE, AT))
        .isInstanceOf(InvalidField.class);
  }
}
