package io.wirewatch.analysis.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.SentenceCheck;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.TaggedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleCheckTest {
  private static final String PROTEST =
      """
      id: protest
      label: Protest
      version: 1
      triggers:
        - {id: rally, query: rally, weight: 0.55}
      """;

  private static final String EXAMPLES =
      """
      examples:
        positive:
          - Thousands rallied in the square against the government.
          - Students held a rally outside parliament over fees.
          - Opposition supporters rally in the capital.
          - Workers rallied for higher pensions.
          - A rally against the war drew ten thousand people.
        negative:
          business:
            - Shares rally on hopes of a rate cut.
            - A rally in technology stocks lifted the index.
            - The dollar's rally ran out of steam.
          sport:
            - The team rallied from two goals down to win.
            - He won the Monte Carlo rally for the third time.
      """;

  @TempDir Path config;

  private TopicPack pack(String topic) throws IOException {
    Files.createDirectories(config.resolve("topics"));
    Files.writeString(config.resolve("topics").resolve("protest.yaml"), topic);
    PackFiles files =
        new PackFiles(
            YamlFile.folder(config.resolve("topics"), TopicDefinition.class),
            new Loaded<>(List.of(), List.of()),
            new Loaded<>(List.of(), List.of()),
            new Loaded<>(List.of(), List.of()));
    return TopicPack.of(files, new Teacher(config));
  }

  private static List<TaggedArticle.Topic> find(TopicPack pack, String sentence) {
    return pack.find("en", "", sentence);
  }

  @Test
  void takesAwayWhatIsMoreLikeTheNegativeExamples() throws IOException {
    TopicPack pack = pack(PROTEST + EXAMPLES);
    assertThat(find(pack, "Stocks extended their rally on Wall Street.")).isEmpty();
    assertThat(find(pack, "Farmers held a rally outside the ministry against the new tax."))
        .singleElement()
        .satisfies(
            topic -> {
              assertThat(topic.score()).isLessThanOrEqualTo(0.55);
              assertThat(topic.evidence().getFirst().example()).contains("rall");
            });
  }

  @Test
  void findsNothingThatNoTriggerFound() throws IOException {
    assertThat(find(pack(PROTEST + EXAMPLES), "Thousands marched against the government."))
        .isEmpty();
  }

  @Test
  void leavesATopicWithoutExamplesToItsTriggers() throws IOException {
    assertThat(find(pack(PROTEST), "Stocks extended their rally on Wall Street."))
        .singleElement()
        .satisfies(topic -> assertThat(topic.evidence().getFirst().example()).isEmpty());
  }

  @Test
  void looksAtEnglishOnly() throws IOException {
    TopicPack pack = pack(PROTEST + EXAMPLES);
    SentenceCheck check = new Teacher(config).apply(pack.definitions());
    assertThat(check.look("de", "Die Rallye Monte Carlo").at("protest"))
        .isEqualTo(SentenceCheck.Opinion.NONE);
  }

  @Test
  void keepsVectorsInAFile() {
    SentenceEmbedder embedder = new SentenceEmbedder();
    String kept = "Thousands rallied in the square.";
    SentenceVectors.of(embedder, config).write(List.of(kept), config);
    SentenceVectors vectors = SentenceVectors.of(embedder, config);
    assertThat(vectors.knows(kept)).isTrue();
    assertThat(vectors.knows("Another sentence.")).isFalse();
    float[] made = embedder.embed(kept);
    float[] read = vectors.of(kept);
    for (int i = 0; i < made.length; i++) {
      assertThat(read[i]).isCloseTo(made[i], within(0.0013f));
    }
  }

  @Test
  void hasTheVectorsOfAllExamplesOfTheSeeds() {
    Path seeds = Path.of("..", "seeds");
    SentenceVectors vectors = SentenceVectors.of(new SentenceEmbedder(), seeds);
    assertThat(PackFiles.read(seeds).topics().values())
        .flatExtracting(topic -> topic.examples().all())
        .as("examples that ./wirewatch learn has to make vectors of")
        .allMatch(sentence -> vectors.knows(sentence));
  }
}
