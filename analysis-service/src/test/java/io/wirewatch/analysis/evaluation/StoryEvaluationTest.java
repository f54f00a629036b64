package io.wirewatch.analysis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.embedding.SentenceEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories must not be told apart worse than they were; {@code ./wirewatch evaluate} prints how. */
class StoryEvaluationTest {
  private static final Path STORIES = Path.of("..", "seeds", "evaluation", "stories");
  private static final SentenceEmbedder EMBEDDER = new SentenceEmbedder();

  /** One article more in the wrong story is half a point. */
  private static final double NOISE = 0.03;

  @ParameterizedTest
  @CsvSource({"open, 0.822, 0.712", "one-war, 0.819, 0.861", "held-out, 0.806, 0.633"})
  void storiesAreToldApartAsWellAsTheyWere(String set, double f1, double withoutVectors) {
    Map<String, BCubed> results =
        new StoryEvaluation(STORIES.resolve(set + ".jsonl"), EMBEDDER).results();
    assertThat(f1(results, "together")).isGreaterThan(f1 - NOISE);
    assertThat(f1(results, "together, no vectors")).isGreaterThan(withoutVectors - NOISE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "held-out"})
  void wordsAndSenseFindWhatCopiesDoNot(String set) {
    Map<String, BCubed> results =
        new StoryEvaluation(STORIES.resolve(set + ".jsonl"), EMBEDDER).results();
    assertThat(f1(results, "together")).isGreaterThan(f1(results, "fingerprint alone") + 0.1);
  }

  private static double f1(Map<String, BCubed> results, String measure) {
    return Objects.requireNonNull(results.get(measure)).f1();
  }

  @Test
  void eachArticleOfAGroupSaysHowMuchOfItBelongsThere() {
    BCubed result = BCubed.of(List.of("a", "a", "a", "b"), List.of("x", "x", "y", "y"));
    assertThat(result.precision()).isEqualTo((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1) / 4);
    assertThat(result.recall()).isEqualTo((1 + 1 + 0.5 + 0.5) / 4);
  }
}
