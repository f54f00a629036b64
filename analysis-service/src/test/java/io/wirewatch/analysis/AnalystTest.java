package io.wirewatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Json;
import io.wirewatch.events.Pair;
import io.wirewatch.events.TaggedArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads with the seeds' topics and places. */
class AnalystTest {
  private static final Instant AT = Instant.parse("2021-04-02T14:30:00Z");
  private static final TopicPack PACK = TopicPack.of(PackFiles.read(Path.of("..", "seeds")));
  private static final Analyst ANALYST = new Analyst(() -> PACK);

  private static Findings read(String title, String body) {
    return ANALYST.read("en", title, body, AT);
  }

  private static TaggedArticle.Topic topic(Findings findings, String id) {
    return findings.topics().stream()
        .filter(topic -> topic.key().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + findings.topics()));
  }

  @Test
  void namesCountriesAndActorsWithWhereTheyStand() {
    Findings found =
        read("Biden calls Zelensky", "Kyiv's president was assured of NATO's support.");
    assertThat(found.named().countries())
        .extracting(
            mention ->
                mention.id()
                    + mention.evidence().stream()
                        .map(e -> " %s %d %s %s".formatted(e.field(), e.start(), e.text(), e.by()))
                        .collect(Collectors.joining()))
        .containsExactly(
            "UA title 12 Zelensky official body 0 Kyiv capital", "US title 0 Biden official");
    assertThat(found.named().actors())
        .extracting(mention -> mention.id() + " " + mention.kind() + " " + mention.office())
        .containsExactly(
            "joe-biden OFFICIAL US", "volodymyr-zelensky OFFICIAL UA", "NATO ORGANISATION ");
  }

  @Test
  void saysBetweenWhomAndKeepsTheSidesOfTwoEventsApart() {
    Findings found =
        read(
            "Biden speaks with Zelensky by telephone",
            "The European Union imposed sanctions on Belarus on Friday. President Macron spoke by telephone with President Putin.");
    TaggedArticle.Topic call = topic(found, "diplomatic-call");
    assertThat(call.pairs()).containsExactly(new Pair("US", "UA"), new Pair("FR", "RU"));
    assertThat(call.from()).containsExactly("US", "FR");
    assertThat(call.to()).containsExactly("UA", "RU");
    assertThat(topic(found, "sanctions").pairs()).containsExactly(new Pair("EU", "BY"));
  }

  @Test
  void aTopicWithoutSidesHasNone() {
    TaggedArticle.Topic protest =
        topic(read("Thousands of protesters march in Minsk against Lukashenko", ""), "protest");
    assertThat(protest.from()).isEmpty();
    assertThat(protest.pairs()).isEmpty();
  }

  @Test
  void findsNamesButNoTopicsInALanguageThatNoTopicKnows() {
    Findings found = ANALYST.read("fi", "Putin soitti Macronille", "Puhelu kesti tunnin.", AT);
    assertThat(found.topics()).isEmpty();
    assertThat(found.named().countries())
        .extracting(TaggedArticle.Mention::id)
        .containsExactly("RU");
  }

  @Test
  void tellsOfManyNamesAFewPlacesEach() {
    Findings found = read("", "Putin met NATO in Kyiv. ".repeat(20_000));
    assertThat(Stream.concat(found.named().countries().stream(), found.named().actors().stream()))
        .isNotEmpty()
        .allSatisfy(mention -> assertThat(mention.evidence()).hasSizeLessThanOrEqualTo(3));
    assertThat(Json.write(found).length).isLessThan(50_000);
  }

  @Test
  void quotesExactlyWhateverTheText() {
    List<String> pieces =
        List.of(
            "Russia shelled Kharkiv",
            "Biden called Zelensky",
            "NATO",
            "Côte d'Ivoire",
            "Co\u0302te d’Ivoire",
            "U.S.",
            "EU sanctions on Iran",
            " ",
            ". ",
            "\n",
            "\n\n",
            "🚀",
            "👩‍👩‍👧",
            "e\u0301",
            "\u0301",
            "&nbsp;",
            "&#39;",
            "&amp;",
            "\u200f",
            "\u202e",
            "\u0000",
            "\ud800",
            "\udc00",
            "ﬁ",
            "İ",
            "ß",
            "”",
            "\u2029",
            "𝔘kraine",
            "PUTIN THREATENS NATO");
    Random random = new Random(23);
    int quoted = 0;
    for (int i = 0; i < 3_000; i++) {
      String title = text(pieces, random);
      String body = text(pieces, random);
      Findings found = read(title, body);
      List<Evidence> all =
          Stream.of(
                  found.topics().stream().map(TaggedArticle.Topic::evidence),
                  found.named().countries().stream().map(TaggedArticle.Mention::evidence),
                  found.named().actors().stream().map(TaggedArticle.Mention::evidence))
              .flatMap(lists -> lists)
              .flatMap(List::stream)
              .toList();
      for (Evidence evidence : all) {
        String field = evidence.field().equals("title") ? title : body;
        assertThat(field.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
        quoted++;
      }
    }
    assertThat(quoted).isGreaterThan(3_000);
  }

  private static String text(List<String> pieces, Random random) {
    return IntStream.range(0, random.nextInt(10))
        .mapToObj(any -> pieces.get(random.nextInt(pieces.size())))
        .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
  }

  static List<String> hostileTexts() {
    String call = "Biden called Putin, who threatened NATO and Ukraine with missile strikes ";
    return List.of(
        "a".repeat(1 << 20),
        "Ukraine".repeat(1 << 17),
        "Russia ".repeat(1 << 17),
        call.repeat(14_000),
        (call.strip() + ".\n").repeat(3_000),
        "Kyiv fell. ".repeat(50_000),
        "\u0000".repeat(1 << 20),
        "\u200fUkraine\u202e ".repeat(100_000),
        "\ud800Putin\udc00 ".repeat(100_000),
        "U.S.".repeat(1 << 18),
        "e\u0301".repeat(1 << 19));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void isBoundedOnHostileTexts(String text) {
    long start = System.nanoTime();
    Findings found = read("", text);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    assertThat(Json.write(found).length).isLessThan(200_000);
  }
}
