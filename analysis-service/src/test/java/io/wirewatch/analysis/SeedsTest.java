package io.wirewatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Json;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The topics of {@code seeds/} over its articles, against what an editor would say of them. */
class SeedsTest {
  private static final Path SEEDS = Path.of("..", "seeds");

  /** The editor gives a topic also when one side denies it, not when it is wished or feared. */
  private static final Set<Status> NEWS =
      EnumSet.of(Status.REPORTED, Status.DENIED, Status.PLANNED, Status.ENDED);

  @Test
  void theSampleArticlesGetTheTopicsThatAnEditorGivesThem() throws IOException {
    Map<String, List<String>> expected;
    try (var in = Files.newInputStream(Path.of("src/test/resources/seed-topics.yaml"))) {
      expected = new Yaml().load(in);
    }
    Set<String> given = new TreeSet<>();
    expected.values().forEach(given::addAll);
    int right = 0;
    int missed = 0;
    List<String> wrong = new ArrayList<>();
    TopicPack pack = TopicPack.of(PackFiles.read(SEEDS), new Teacher(SEEDS));
    assertThat(pack.problems()).isEmpty();
    for (String line : Files.readAllLines(SEEDS.resolve("articles.jsonl"))) {
      JsonNode article = Json.mapper().readTree(line);
      String url = article.get("url").asText();
      assertThat(expected).containsKey(url);
      Set<String> missing = new TreeSet<>(expected.get(url));
      Set<String> found = new TreeSet<>();
      Set<String> reported = new TreeSet<>();
      for (TaggedArticle.Topic topic :
          pack.find("en", article.get("title").asText(), article.get("body").asText())) {
        if (given.contains(topic.topic()) && NEWS.contains(topic.status())) {
          found.add(topic.topic());
        }
        if (given.contains(topic.topic()) && topic.isReported()) {
          reported.add(topic.topic());
        }
      }
      for (String topic : found) {
        if (missing.remove(topic)) {
          right++;
        } else if (reported.contains(topic)) {
          wrong.add(url + " is not " + topic);
        }
      }
      missed += missing.size();
    }

    assertThat((double) right / (right + wrong.size()))
        .as("precision; topics that no editor would give: " + wrong)
        .isGreaterThan(0.75);
    assertThat((double) right / (right + missed)).as("recall").isGreaterThan(0.72);
  }
}
