package io.wirewatch.analysis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The topics of {@code seeds/} must not become worse than they were. */
class EvaluationTest {
  private static final Path SEEDS = Path.of("..", "seeds");

  /** A topic has some fifty texts in a set: one of them is two points of F1. */
  private static final double NOISE = 0.04;

  private static final TopicPack PACK = TopicPack.of(PackFiles.read(SEEDS), new Teacher(SEEDS));

  private static Evaluation evaluation(String set) {
    return Evaluation.of(PACK, LabelledText.read(SEEDS.resolve("evaluation").resolve(set)));
  }

  @Test
  void allTopicsAreInForce() {
    assertThat(PACK.problems()).isEmpty();
    assertThat(PACK.definitions()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "held-out"})
  void noTopicIsFoundWorseThanItWas(String set) throws IOException {
    Map<String, Map<String, Double>> before;
    try (var in = Files.newInputStream(Path.of("src/test/resources/evaluation.yaml"))) {
      before = new Yaml().load(in);
    }
    Map<String, Double> now = new TreeMap<>();
    evaluation(set).reported().forEach((topic, tally) -> now.put(topic, tally.f1()));
    SoftAssertions softly = new SoftAssertions();
    Map<String, Double> ofSet = Objects.requireNonNull(before.get(set));
    softly.assertThat(ofSet).containsOnlyKeys(now.keySet());
    ofSet.forEach(
        (topic, f1) ->
            softly
                .assertThat(now.get(topic))
                .as("F1 of %s on %s", topic, set)
                .isGreaterThan(f1 - NOISE));
    softly.assertAll();
  }

  @Test
  void countsTheCountriesOfArticlesAndTheSidesOfSentences(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("texts.jsonl"),
        """
        {"id": "1", "title": "France waits", "body": "Italy and France wait.", "year": 2010, "countries": ["FR", "ES"]}
        {"id": "2", "text": "The EU imposed sanctions on Iran.", "year": 2010, "labels": [{"topic": "sanctions", "status": "reported", "from": ["EU"], "to": ["IR", "SY"]}]}
        {"id": "3", "text": "Chirac telephoned Blair.", "year": 2003, "labels": [{"topic": "diplomatic-call", "status": "reported", "from": ["GB"], "to": ["FR"]}]}
        """);
    Whom whom = Evaluation.of(PACK, LabelledText.read(folder)).whom();
    assertThat(whom.tallies())
        .containsEntry("countries", new Tally(1, 1, 1))
        .containsEntry("sanctions from", new Tally(1, 0, 0))
        .containsEntry("sanctions to", new Tally(1, 0, 1))
        .containsEntry("sanctions pairs", new Tally(1, 0, 1))
        .containsEntry("diplomatic-call pairs", new Tally(1, 0, 0));
    assertThat(whom.faults())
        .extracting(fault -> fault.what() + " " + fault.wrong() + " " + fault.missed())
        .contains("countries [IT] [ES]", "sanctions to [] [SY]");
  }

  /** On the texts that the patterns were written with. */
  @Test
  void countriesAndSidesAreFoundNoWorseThanTheyWere() {
    List<LabelledText> labelled =
        Stream.of("evaluation/open", "examples")
            .flatMap(folder -> LabelledText.read(SEEDS.resolve(folder)).stream())
            .filter(text -> !text.id().matches("t\\d.*|w3a.*")) // labelled without sides
            .toList();
    Map<String, Tally> open = Evaluation.of(PACK, labelled).whom().tallies();
    assertThat(Objects.requireNonNull(open.get("countries")).precision()).isGreaterThan(0.8);
    assertThat(Objects.requireNonNull(open.get("countries")).recall()).isGreaterThan(0.78);
    assertThat(Objects.requireNonNull(open.get("diplomatic-call pairs")).precision())
        .isGreaterThan(0.9);
    assertThat(Objects.requireNonNull(open.get("sanctions pairs")).precision()).isGreaterThan(0.75);
    assertThat(Objects.requireNonNull(open.get("threat from")).f1()).isGreaterThan(0.6);
  }

  @Test
  void countsWhatIsFoundMissedAndWrong() {
    Tally tally = new Tally(8, 2, 4);
    assertThat(tally.precision()).isEqualTo(0.8);
    assertThat(tally.recall()).isCloseTo(0.667, within(0.001));
    assertThat(tally.f1()).isCloseTo(0.727, within(0.001));
    assertThat(Tally.interval(8, 10)).isEqualTo("0.80 (0.49-0.94)");
  }

  @Test
  void theLabelsNameTopicsThatThereAre() {
    List<String> topics = PACK.definitions().stream().map(topic -> topic.id()).toList();
    for (String set : List.of("evaluation/open", "evaluation/held-out", "examples")) {
      assertThat(LabelledText.read(SEEDS.resolve(set)))
          .allSatisfy(
              text ->
                  assertThat(text.labels())
                      .allMatch(label -> topics.contains(label.topic()), text.id()));
    }
  }
}
