package io.wirewatch.analysis.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    return TopicPack.of(YamlFile.folder(folder, TopicDefinition.class));
  }

  private static final String BUILDUP =
      """
      id: buildup
      label: Buildup
      version: 3
      triggers:
        - {id: mass, query: 'fn:maxwidth(6 fn:unordered(troops massing))'}
        - {id: phrase, query: '"military buildup"'}
      exclude:
        - {id: ants, query: 'ants'}
      """;

  @Test
  void quotesTheWordsThatDecided() throws IOException {
    TopicPack pack = pack(BUILDUP);
    String body = "🚂 Troops were massing. A “military buildup”, Kyiv says.";
    List<TaggedArticle.Topic> topics = pack.find("Troops massing", body);
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
  void anExclusionTakesTheTopicAwayFromItsFieldAlone() throws IOException {
    TopicPack pack = pack(BUILDUP);
    assertThat(pack.find("A military buildup of ants", "")).isEmpty();
    assertThat(pack.find("Ants", "A military buildup")).hasSize(1);
  }

  @Test
  void wordsFarApartAreNoEvidence() throws IOException {
    TopicPack pack = pack(BUILDUP);
    assertThat(pack.find("", "Troops " + "and so on ".repeat(5) + "massing")).isEmpty();
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
        IntStream.range(0, 2 * TopicPack.MAX_EVIDENCE)
            .mapToObj(i -> "  - {id: t%d, query: 'troops'}".formatted(i))
            .collect(Collectors.joining("\n"));
    TopicPack pack = pack("id: many\nlabel: Many\nversion: 1\ntriggers:\n" + triggers);
    List<TaggedArticle.Topic> topics = pack.find("", "Troops. ".repeat(5_000));
    assertThat(topics.getFirst().evidence()).hasSize(TopicPack.MAX_EVIDENCE);
  }

  @Test
  void hasNothingToSayWithoutTopics() {
    TopicPack pack = TopicPack.of(new Loaded<>(List.of(), List.of()));
    assertThat(pack.find("Troops massing", "")).isEmpty();
  }
}
