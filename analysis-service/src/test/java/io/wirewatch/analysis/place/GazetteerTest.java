package io.wirewatch.analysis.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GazetteerTest {
  private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
  private static final Gazetteer SEEDS = Gazetteer.load(Path.of("../seeds/places"));

  private static String told(String text, Instant at) {
    List<String> told =
        SEEDS.find(text, at).stream()
            .map(m -> text.substring(m.start(), m.end()) + "=" + m.side())
            .toList();
    return String.join("; ", told);
  }

  @Test
  void theSeedsHaveNoProblem() {
    assertThat(SEEDS.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/mentions.psv", delimiter = '|', numLinesToSkip = 1)
  void readsTheTable(String date, String text, String expected) {
    Instant at = date == null ? NOW : Instant.parse(date + "T12:00:00Z");
    assertThat(told(text, at)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void knowsEveryCountryThatJavaKnows() {
    TreeSet<String> missing = new TreeSet<>();
    for (String code : Locale.getISOCountries()) {
      String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
      boolean found = SEEDS.find(name, NOW).stream().anyMatch(m -> m.country().equals(code));
      if (!found) {
        missing.add(code + " " + name);
      }
    }
    assertThat(missing)
        .isSubsetOf(
            "HK Hong Kong SAR China",
            "MO Macao SAR China",
            "JE Jersey",
            "CC Cocos (Keeling) Islands");
  }

  @Test
  void quotesWhatItFoundWhateverStandsAround() {
    List<String> names =
        List.of("Ukraine", "U.S.", "Cote d'Ivoire", "Co\u0302te d\u2019Ivoire", "NATO");
    List<String> dirt =
        List.of(
            "🚀", "\u0000", "\u200f", "\u202e", "\ud800", "\udc00", "&nbsp;", "e\u0301", "&#39;",
            " ", "the", "\n", "Ａ", "𝔘", "\u0301", ".", "-", "'s");
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 12; k++) {
        boolean name = random.nextInt(3) == 0;
        List<String> from = name ? names : dirt;
        text.append(name ? " " : "").append(from.get(random.nextInt(from.size())));
        text.append(name ? " " : "");
      }
      String all = text.toString();
      int last = 0;
      for (Mention mention : SEEDS.find(all, NOW)) {
        assertThat(mention.start()).isGreaterThanOrEqualTo(last);
        String quoted = all.substring(mention.start(), mention.end());
        assertThat(SEEDS.find(quoted, NOW)).extracting(Mention::id).containsExactly(mention.id());
        last = mention.end();
      }
    }
    assertThat(told("🚀\u0000Ukraine\u200f \ud800Ｎ", NOW)).isEqualTo("Ukraine=UA");
  }

  @Test
  void isBoundedOnHostileTexts() {
    for (String piece :
        Arrays.asList(
            "a", "A", "US ", "Putin Foo ", "WHO ", "\ud800", " ", "U.S", "\u0301", "Jordan ")) {
      String text = piece.repeat(10_000_000 / piece.length());
      long start = System.nanoTime();
      assertThat(SEEDS.find(text, NOW)).hasSizeLessThanOrEqualTo(Gazetteer.MAX_MENTIONS);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void anOrganisationCannotHaveTheCodeOfACountry(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        organisations:
          - {id: AU, names: [African Union]}
        countries:
          - {code: AU, names: [Australia]}
        """);
    assertThat(Gazetteer.load(folder).problems())
        .extracting(Object::toString)
        .containsExactly("a.yaml:2: organisations[0].id AU is taken already");
  }

  @Test
  void aBadFileLeavesTheOthers(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "countries:\n  - {code: FR, names: [France]}\n");
    Files.writeString(folder.resolve("b.yaml"), "countries:\n  - {code: de, names: [Germany]}\n");
    Files.writeString(
        folder.resolve("c.yaml"), "countries:\n  - code: PL\n    names: [Poland, France]\n");
    Gazetteer gazetteer = Gazetteer.load(folder);
    assertThat(gazetteer.problems())
        .extracting(Object::toString)
        .containsExactly(
            "b.yaml:2: countries[0].code must be two capital letters",
            "c.yaml:3: countries[0].names[1] France is a name of FR already");
    assertThat(gazetteer.find("France, Germany and Poland", NOW))
        .extracting(Mention::id)
        .containsExactly("FR", "PL");
  }
}
