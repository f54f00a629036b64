package io.wirewatch.analysis.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicPackTest {
  @TempDir Path folder;

  private TopicPack pack(String... files) throws IOException {
    for (int i = 0; i < files.length; i++) {
      Files.writeString(folder.resolve(i + ".yaml"), files[i]);
    }
    return pack(YamlFile.folder(folder, TopicDefinition.class));
  }

  private static TopicPack pack(Loaded<TopicDefinition> topics) {
    Loaded<PackFiles.WordList> words =
        new Loaded<>(
            List.of(
                new Loaded.Item<>(
                    new PackFiles.WordList("forces", "en", List.of("troops", "special forces")),
                    "words.yaml",
                    "words[0]",
                    path -> 1)),
            List.of());
    return TopicPack.of(
        new PackFiles(
            topics, words, new Loaded<>(List.of(), List.of()), new Loaded<>(List.of(), List.of())));
  }

  private static final String BUILDUP =
      """
      id: buildup
      label: Buildup
      version: 3
      triggers:
        - {id: mass, query: 'fn:maxwidth(6 fn:unordered(@forces massing))'}
        - {id: phrase, query: '"military buildup"'}
      exclude:
        - {id: ants, query: 'ants'}
      """;

  @Test
  void quotesTheWordsThatDecided() throws IOException {
    TopicPack pack = pack(BUILDUP);
    String body = "🚂 Troops were massing. A “military buildup”, Kyiv says.";
    List<TaggedArticle.Topic> topics = pack.find("en", "Troops massing", body);
    assertThat(topics).singleElement().extracting(TaggedArticle.Topic::version).isEqualTo(3);
    assertThat(topics.getFirst().evidence())
        .allSatisfy(
            evidence -> {
              String field = evidence.field().equals("title") ? "Troops massing" : body;
              assertThat(field.substring(evidence.start(), evidence.end()))
                  .isEqualTo(evidence.text());
            })
        .extracting(Evidence::field, Evidence::text, Evidence::by)
        .map(Object::toString)
        .containsExactly(
            "(\"title\", \"Troops massing\", \"mass\")",
            "(\"body\", \"Troops were massing\", \"mass\")",
            "(\"body\", \"military buildup\", \"phrase\")");
  }

  @Test
  void anExclusionTakesTheTopicAwayFromItsSentenceAlone() throws IOException {
    TopicPack pack = pack(BUILDUP);
    assertThat(pack.find("en", "A military buildup of ants", "")).isEmpty();
    assertThat(pack.find("en", "Ants", "A military buildup")).hasSize(1);
    assertThat(pack.find("en", "", "Ants came. A military buildup.")).hasSize(1);
  }

  @Test
  void anExclusionOfTheArticleTakesItAwayFromAllSentences() throws IOException {
    TopicPack pack =
        pack(BUILDUP.replace("query: 'ants'", "query: 'ants AND came', scope: article"));
    assertThat(pack.find("en", "", "Ants came. A military buildup.")).isEmpty();
  }

  @Test
  void aListThatIsNotIsNamed() throws IOException {
    TopicPack pack = pack(BUILDUP.replace("@forces", "@horses"));
    assertThat(pack.definitions()).isEmpty();
    assertThat(pack.problems())
        .singleElement()
        .extracting(Object::toString)
        .isEqualTo("0.yaml:5: triggers[0].query names the list @horses, which is not there");
  }

  @Test
  void aTopicsOwnCuesComeFirst() throws IOException {
    TopicPack pack =
        pack(BUILDUP + "cues:\n  - {id: gone, status: ended, side: after, query: 'withdrawn'}\n");
    assertThat(pack.find("en", "", "The military buildup was withdrawn."))
        .singleElement()
        .satisfies(
            topic -> {
              assertThat(topic.status()).isEqualTo(Status.ENDED);
              assertThat(topic.key()).isEqualTo("buildup.ended");
              assertThat(topic.evidence().getFirst().cue()).isEqualTo("withdrawn");
            });
  }

  @Test
  void oneMentionDeepDownIsNotEnoughAndTwoAre() throws IOException {
    TopicPack pack = pack(BUILDUP);
    String filler = "Rain fell. ".repeat(30);
    String mention = "A military buildup. ";
    assertThat(pack.find("en", "Weather", filler + mention)).isEmpty();
    assertThat(pack.find("en", "Weather", filler + mention + mention)).hasSize(1);
    assertThat(pack.find("en", "Weather", mention + filler)).hasSize(1);
  }

  @Test
  void evidenceIsExactWhateverTheText() throws IOException {
    TopicPack pack = pack(BUILDUP);
    Random random = new Random(11);
    List<String> pieces =
        List.of(
            "troops massing",
            "military buildup",
            " ",
            ". ",
            "\n",
            "\n\n",
            "🚂",
            "e\u0301",
            "&amp;",
            "\u200F",
            "\u0000",
            "\uD800",
            "ﬁ",
            "İ",
            "A",
            "Gen. ",
            "”",
            "ß ");
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String title = text.substring(0, random.nextInt(text.length() + 1));
      String body = text.substring(title.length());
      for (TaggedArticle.Topic topic : pack.find("en", title, body)) {
        for (Evidence evidence : topic.evidence()) {
          String field = evidence.field().equals("title") ? title : body;
          assertThat(field.substring(evidence.start(), evidence.end()))
              .isEqualTo(evidence.text())
              .isNotEmpty();
        }
      }
    }
  }

  @Test
  void aTextInAnUnknownLanguageHasNoTopics() throws IOException {
    assertThat(pack(BUILDUP).find("fi", "A military buildup", "")).isEmpty();
  }

  @Test
  void wordsFarApartAreNoEvidence() throws IOException {
    TopicPack pack = pack(BUILDUP);
    assertThat(pack.find("en", "", "Troops " + "and so on ".repeat(5) + "massing")).isEmpty();
  }

  @Test
  void aBadFileLeavesTheOthersInForceAndIsNamed() throws IOException {
    String broken =
        BUILDUP.replace("\"military buildup\"", "(open").replace("id: buildup", "id: b2");
    TopicPack pack = pack(BUILDUP, broken, "id: [", "id: none\nlabel: None\nversion: 1\n");
    assertThat(pack.definitions()).extracting(TopicDefinition::id).containsExactly("buildup");
    assertThat(pack.problems())
        .extracting(Object::toString)
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("1.yaml:6: triggers[1].query does not parse"),
            problem -> assertThat(problem).startsWith("2.yaml:1: is not YAML"),
            problem -> assertThat(problem).startsWith("3.yaml:1: triggers must have at least one"));
  }

  @Test
  void theVersionFollowsTheDefinitionsAndNothingElse() throws IOException {
    TopicPack one = pack(BUILDUP);
    TopicPack same = pack("# a remark\n" + BUILDUP);
    TopicPack other = pack(BUILDUP.replace("massing", "gathering"));
    assertThat(same.version()).isEqualTo(one.version());
    assertThat(other.version()).isNotEqualTo(one.version());
  }

  @Test
  void namesNoMoreEvidenceThanIsUseful() throws IOException {
    String triggers =
        IntStream.range(0, 2 * Tags.MAX_EVIDENCE)
            .mapToObj(i -> "  - {id: t%d, query: 'troops'}".formatted(i))
            .collect(Collectors.joining("\n"));
    TopicPack pack = pack("id: many\nlabel: Many\nversion: 1\ntriggers:\n" + triggers);
    List<TaggedArticle.Topic> topics = pack.find("en", "", "Troops. ".repeat(5_000));
    assertThat(topics.getFirst().evidence()).hasSize(Tags.MAX_EVIDENCE);
  }

  @Test
  void aBadPlacesFileIsNamedAndLeavesTheRestInForce() throws IOException {
    Path places = Files.createDirectories(folder.resolve("places"));
    Files.writeString(places.resolve("a.yaml"), "countries:\n  - {code: FR, names: [France]}\n");
    TopicPack before = TopicPack.of(PackFiles.read(folder));
    assertThat(before.problems()).isEmpty();
    Files.writeString(places.resolve("b.yaml"), "countries:\n  - {code: de, names: [Germany]}\n");
    Files.writeString(places.resolve("c.yaml"), "countries:\n  - {code: PL, names: [Poland]}\n");
    TopicPack after = TopicPack.of(PackFiles.read(folder));
    assertThat(after.problems())
        .extracting(Object::toString)
        .containsExactly("b.yaml:2: countries[0].code must be two capital letters");
    assertThat(after.mentions("Germany, Poland", "France", Instant.EPOCH))
        .extracting(Mention::id)
        .containsExactly("PL", "FR");
    assertThat(after.version()).isNotEqualTo(before.version());
  }

  @Test
  void hasNothingToSayWithoutTopics() {
    TopicPack pack = pack(new Loaded<>(List.of(), List.of()));
    assertThat(pack.find("en", "Troops massing", "")).isEmpty();
  }
}
