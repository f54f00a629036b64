package io.wirewatch.analysis.example;

import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.topic.SentenceCheck;
import io.wirewatch.analysis.topic.TopicDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Teaches by the examples of topics, with the vectors of a configuration folder. The model is
 * loaded when it first teaches; the vectors are read each time.
 */
public final class Teacher implements Function<List<TopicDefinition>, SentenceCheck> {
  private final Path config;

  /** Of that configuration folder. */
  public Teacher(Path config) {
    this.config = config;
  }

  @Override
  public SentenceCheck apply(List<TopicDefinition> topics) {
    return ExampleCheck.of(topics, SentenceVectors.of(new SentenceEmbedder(), config));
  }
}
