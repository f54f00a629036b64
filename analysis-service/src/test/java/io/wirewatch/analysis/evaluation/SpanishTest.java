package io.wirewatch.analysis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics that have triggers in a second language, and those that have none. */
class SpanishTest {
  private static final Path SEEDS = Path.of("..", "seeds");
  private static final TopicPack PACK = TopicPack.of(PackFiles.read(SEEDS), new Teacher(SEEDS));
  private static final Analyst ANALYST = new Analyst(() -> PACK);
  private static final Set<String> TOPICS =
      Set.of("military-buildup", "attack", "diplomatic-call", "sanctions", "ceasefire", "protest");

  private static Findings read(String title, String body) {
    return ANALYST.read("", title, body, Instant.EPOCH);
  }

  @Test
  void sixTopicsAreFoundAsTheyAreTold() {
    Evaluation evaluation =
        Evaluation.of(PACK, LabelledText.read(SEEDS.resolve("evaluation").resolve("es")));
    SoftAssertions softly = new SoftAssertions();
    for (String topic : TOPICS) {
      softly
          .assertThat(evaluation.reported().getOrDefault(topic, Tally.NONE).f1())
          .as("F1 of %s", topic)
          .isGreaterThan(0.85);
    }
    int falselyFound = evaluation.offTopic().values().stream().mapToInt(counts -> counts[1]).sum();
    softly.assertThat(falselyFound).as("reported topics in texts that have none").isLessThan(4);
    softly.assertAll();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reported     | El Ejército desplegó tropas en la frontera.",
        "planned      | El Ejército desplegará tropas en la frontera.",
        "hypothetical | El Ejército podría desplegar tropas en la frontera.",
        "demanded     | El alcalde pidió que el Ejército despliegue tropas en la frontera.",
        "threatened   | El general amenazó con desplegar tropas en la frontera.",
        "denied       | El ministro negó que el Ejército haya desplegado tropas en la frontera.",
        "ended        | El Ejército retiró las tropas desplegadas en la frontera.",
        "past         | Hace cuarenta años el Ejército desplegó tropas en la frontera."
      })
  void aTopicIsToldInEveryStatus(String status, String sentence) {
    assertThat(read("", sentence).topics())
        .extracting(TaggedArticle.Topic::key)
        .contains(status.equals("reported") ? "military-buildup" : "military-buildup." + status);
  }

  @Test
  void anEnglishArticleThatQuotesSpanishIsReadAsEnglish() {
    Findings findings =
        read(
            "Petro: 'alto el fuego'",
            "The president said the words at the border, and the crowd repeated them for an hour.");
    assertThat(findings.language().language()).isEqualTo("en");
  }

  @Test
  void aTopicWithoutTriggersInALanguageIsNotFoundInIt() {
    Set<String> others =
        PACK.definitions().stream()
            .filter(topic -> topic.triggers().stream().noneMatch(t -> t.language().equals("es")))
            .map(topic -> topic.id())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(others).hasSize(PACK.definitions().size() - TOPICS.size());
    for (LabelledText text : LabelledText.read(SEEDS.resolve("evaluation").resolve("es"))) {
      assertThat(PACK.find("es", "", text.body()))
          .extracting(TaggedArticle.Topic::topic)
          .doesNotContainAnyElementsOf(others);
    }
  }

  @Test
  void theSentencesAreTakenForSpanish() {
    List<LabelledText> texts = LabelledText.read(SEEDS.resolve("evaluation").resolve("es"));
    assertThat(texts)
        .filteredOn(text -> !read("", text.body()).language().language().equals("es"))
        .extracting(LabelledText::text)
        .hasSizeLessThan(texts.size() / 10);
    assertThat(texts)
        .as("with the language stated")
        .allMatch(
            text ->
                ANALYST
                    .read("es-CO", "", text.body(), Instant.EPOCH)
                    .language()
                    .language()
                    .equals("es"));
  }

  @Test
  void aTextInALanguageThatNoTopicKnowsIsPassedOnWithoutTopics() {
    Findings findings =
        read(
            "Attack na konwoj ONZ, sanctions wobec Rosji",
            "Wojsko poinformowało o ataku na konwój w Pakistan, w którym zginęło siedem osób. Kongres"
                + " zapowiedział sankcje. Protest trwa, a ceasefire nie został jeszcze ogłoszony.");
    assertThat(findings.language().language()).isEqualTo("pl");
    assertThat(findings.language().confidence()).isGreaterThan(0.9);
    assertThat(findings.topics()).isEmpty();
    assertThat(findings.named().countries())
        .extracting(TaggedArticle.Mention::id)
        .containsExactly("PK");
    assertThat(findings.fingerprint()).isNotEmpty();
  }

  @Test
  void theEvidenceQuotesTheText() {
    String body = "Rusia lo niega. Un coche bomba mató a siete policías en Cali.";
    assertThat(read("", body).topics())
        .singleElement()
        .satisfies(
            topic -> {
              assertThat(topic.topic()).isEqualTo("attack");
              assertThat(topic.status()).isEqualTo(Status.REPORTED);
              assertThat(topic.evidence())
                  .allMatch(e -> body.substring(e.start(), e.end()).equals(e.text()))
                  .anyMatch(e -> e.text().equals("coche bomba"));
            });
  }
}
