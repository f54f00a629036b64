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
              assertThat(topic.score()).isBetween(0.55, 0.98);
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

  private static final Path SEEDS = Path.of("..", "seeds");

  private static final String MATCH =
      """
      The home side won 3-1 in front of 40,000 spectators and go third in the league. Their captain \
      headed in a corner after ten minutes, and the striker scored twice before half-time. The \
      visitors' goalkeeper kept out two free kicks. The coach praised his defenders and said that the \
      next match, in the cup, would be harder. The referee showed five yellow cards, and a midfielder \
      will miss the semi-final.""";

  private static List<TaggedArticle.Topic> find(TopicPack seeds, String title, String body) {
    return seeds.find("en", title, body).stream().filter(TaggedArticle.Topic::isReported).toList();
  }

  @Test
  void believesAPageOfSportOnlyWhatItsTitleOrLeadTells() {
    TopicPack seeds = TopicPack.of(PackFiles.read(SEEDS), new Teacher(SEEDS));
    String event = "Hundreds of demonstrators marched against the war through the city centre.";
    assertThat(find(seeds, "Three goals and no doubt", MATCH + " " + event)).isEmpty();
    assertThat(find(seeds, "", event)).isNotEmpty();
    assertThat(find(seeds, "Demonstrators march against war before derby", event + " " + MATCH))
        .extracting(TaggedArticle.Topic::topic)
        .contains("protest");
  }

  @Test
  void tellsPagesApartByTheirWords() {
    SentenceCheck check =
        new Teacher(SEEDS).apply(PackFiles.read(SEEDS).topics().values().stream().toList());
    String war =
        """
        Government troops shelled two villages on the border on Tuesday, killing nine civilians, the \
        United Nations mission said. Rebels answered with mortars and took a checkpoint on the road \
        to the capital. The president ordered reinforcements to the province and accused the \
        neighbouring country of arming them. Some three thousand people fled across the river, where \
        the Red Cross put up tents. A ceasefire agreed last month had never held, diplomats said.""";
    assertThat(check.article("en", "Shells fall on border", war)).isGreaterThan(1);
    assertThat(check.article("en", "Three goals and no doubt", MATCH)).isLessThan(0);
    assertThat(check.article("en", "Won 3-1", "The home side won.")).isPositive().isInfinite();
    assertThat(check.article("de", "Drei Tore", MATCH)).isPositive().isInfinite();
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
    SentenceVectors vectors = SentenceVectors.of(new SentenceEmbedder(), SEEDS);
    assertThat(PackFiles.read(SEEDS).topics().values())
        .flatExtracting(topic -> topic.examples().all())
        .as("examples that ./wirewatch learn has to make vectors of")
        .allMatch(sentence -> vectors.knows(sentence));
  }
}
