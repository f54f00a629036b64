package io.wirewatch.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.evaluation.LabelledText;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.events.DetectedLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
  private static final Path SEEDS = Path.of("..", "seeds");
  private static final LanguageDetector DETECTOR = new LanguageDetector();

  private static String language(String stated, String text) {
    return DETECTOR.detect(stated, "", text).language();
  }

  @Test
  void anEnglishSentenceIsEnglishWhateverNamesItHas() {
    List<String> sentences = new ArrayList<>();
    for (String set : List.of("open", "held-out")) {
      LabelledText.read(SEEDS.resolve("evaluation").resolve(set))
          .forEach(text -> sentences.add(text.body()));
    }
    PackFiles.read(SEEDS)
        .topics()
        .values()
        .forEach(topic -> sentences.addAll(topic.examples().all()));
    assertThat(sentences)
        .hasSizeGreaterThan(6_000)
        .filteredOn(sentence -> !language("", sentence).equals("en"))
        .as("of %d sentences", sentences.size())
        .hasSizeLessThan(sentences.size() / 2_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tshisekedi, Kagame meet in Luanda",
        "Maduro, opposition resume dialogue in Barbados",
        "Los Angeles: La Opinión wins El Mundo prize",
        "Kim Jong Un",
        "PUTIN ERDOGAN SOCHI",
        "Médecins Sans Frontières won the Nobel Peace Prize on Friday."
      })
  void namesAreNoLanguage(String headline) {
    assertThat(language("", headline)).isEqualTo("en");
  }

  @Test
  void sentencesOfManyLanguagesAreTold() throws IOException {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> languages = new TreeSet<>();
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/languages.tsv"));
    for (String line : lines) {
      String[] sample = line.split("\t", -1);
      languages.add(sample[0]);
      String found = language("", sample[1]);
      if (!found.equals(sample[0])) {
        wrong.add(found + ", not " + line);
      }
    }
    assertThat(languages).hasSizeGreaterThan(25);
    assertThat(wrong).as("of %d", lines.size()).isEmpty();
  }

  @Test
  void aLongTextIsBelievedAgainstWhatIsStated() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/test/resources/languages.tsv"))) {
      String[] sample = line.split("\t", -1);
      if (sample[1].length() > 120) {
        assertThat(language("en-GB", sample[1])).as(line).isEqualTo(sample[0]);
        assertThat(DETECTOR.detect("", "", sample[1]).confidence()).as(line).isGreaterThan(0.5);
      }
    }
    assertThat(language("es", "Thousands marched on Sunday through the streets of Caracas."))
        .isEqualTo("en");
  }

  @Test
  void whatIsStatedIsBelievedWhenTheTextSaysLittle() {
    assertThat(language("pt-BR", "Lula visita Maduro")).isEqualTo("pt");
    assertThat(language("nb-NO", "Regjeringen har ikke svart på kravet, og det er uvisst."))
        .isEqualTo("nb");
    assertThat(language("en", "Maduro y Petro hablan")).isEqualTo("en");
    assertThat(language("ja", "軍隊派遣")).isEqualTo("ja");
    assertThat(language("no tag!", "The army said so.")).isEqualTo("en");
  }

  @Test
  void aTextWithoutLettersIsEnglishWithoutConfidence() {
    assertThat(DETECTOR.detect("", "", "12:0 …")).isEqualTo(new DetectedLanguage("en", 0));
    assertThat(DETECTOR.detect("", "", "")).isEqualTo(new DetectedLanguage("en", 0));
    assertThat(DETECTOR.detect("fr-CA", "", "")).isEqualTo(new DetectedLanguage("fr", 0));
  }
}
