package io.wirewatch.analysis.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.analysis.topic.TopicDefinition.Examples;
import io.wirewatch.analysis.topic.TopicDefinition.Salience;
import io.wirewatch.analysis.topic.TopicDefinition.Trigger;
import io.wirewatch.events.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusHeadTest {
  private static List<String> sentences(int count, String form) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(form.formatted("abcdefghij".charAt(i % 10) + "town"));
    }
    return sentences;
  }

  private static List<TopicDefinition> topic(int examples) {
    return List.of(
        new TopicDefinition(
            "strike",
            "Strike",
            1,
            "",
            Map.of(),
            0.5,
            Salience.TEXT,
            null,
            List.of(new Trigger("it", "strike", "en", null, 1, null)),
            List.of(),
            List.of(),
            List.of(),
            new Examples(
                List.of(),
                Map.of(),
                Map.of(
                    Status.REPORTED,
                    sentences(examples, "The dockers of %s walked out on Monday."),
                    Status.DENIED,
                    sentences(examples, "The dockers of %s balked at a walkout.")))));
  }

  @Test
  void learnsFromTheWordsOfExamplesHowAnEventIsTold() {
    StatusHead head = StatusHead.learn(topic(300)).orElseThrow();
    assertThat(head.of("strike", "Pilots balked at a walkout.")).contains(Status.DENIED);
    assertThat(head.of("strike", "Pilots walked out on Monday.")).isEmpty();
  }

  @Test
  void learnsNothingFromFewExamples() {
    assertThat(StatusHead.learn(topic(20))).isEqualTo(Optional.empty());
  }
}
