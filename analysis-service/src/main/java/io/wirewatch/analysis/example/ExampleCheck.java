package io.wirewatch.analysis.example;

import de.bwaldvogel.liblinear.Feature;
import io.wirewatch.analysis.topic.SentenceCheck;
import io.wirewatch.analysis.topic.TopicDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a sentence by the topics' examples. Each topic that has enough of them has a head, which
 * was taught what tells of the topic and what only seems to: its own negative examples and what
 * tells of other topics. English only, as is the model of the vectors. Immutable.
 */
public final class ExampleCheck implements SentenceCheck {
  private static final String LANGUAGE = "en";

  /** How many examples of a kind a topic has to have for a head to be taught by them. */
  private static final int ENOUGH = 5;

  private record Taught(Head head, List<String> positive, List<float[]> vectors) {
    Opinion of(float[] vector) {
      return new Opinion(head.logOdds(vector), nearest(vector));
    }

    private String nearest(float[] vector) {
      int nearest = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < vectors.size(); i++) {
        double product = product(vector, vectors.get(i));
        if (product > most) {
          most = product;
          nearest = i;
        }
      }
      return positive.get(nearest);
    }

    private static double product(float[] one, float[] other) {
      double product = 0;
      for (int i = 0; i < one.length; i++) {
        product += one[i] * other[i];
      }
      return product;
    }
  }

  private final Map<String, Taught> taught = new ConcurrentHashMap<>();
  private final SentenceVectors vectors;

  private ExampleCheck(SentenceVectors vectors) {
    this.vectors = vectors;
  }

  /** Teaches a head for each topic that has examples. */
  public static SentenceCheck of(List<TopicDefinition> topics, SentenceVectors vectors) {
    ExampleCheck check = new ExampleCheck(vectors);
    Map<String, Feature[]> features = new HashMap<>();
    for (TopicDefinition topic : topics) {
      for (String sentence : topic.examples().all()) {
        features.computeIfAbsent(sentence, text -> Head.features(vectors.of(text)));
      }
    }
    topics.parallelStream()
        .filter(topic -> topic.examples().positive().size() >= ENOUGH)
        .forEach(topic -> check.teach(topic, topics, features));
    return check.taught.isEmpty() ? NONE : check;
  }

  private void teach(
      TopicDefinition topic, List<TopicDefinition> topics, Map<String, Feature[]> features) {
    List<String> positive = topic.examples().positive();
    List<String> others = new ArrayList<>(topic.examples().negatives());
    for (TopicDefinition other : topics) {
      if (!other.id().equals(topic.id())) {
        others.addAll(other.examples().positive());
      }
    }
    others.removeAll(positive);
    if (others.size() >= ENOUGH) {
      Head head = Head.learn(get(features, positive), get(features, others));
      taught.put(
          topic.id(), new Taught(head, positive, positive.stream().map(vectors::of).toList()));
    }
  }

  private static List<Feature[]> get(Map<String, Feature[]> features, List<String> sentences) {
    List<Feature[]> found = new ArrayList<>();
    for (String sentence : sentences) {
      Feature[] known = features.get(sentence);
      if (known != null) {
        found.add(known);
      }
    }
    return found;
  }

  @Override
  public Look look(String language, String sentence) {
    return language.equals(LANGUAGE) ? new LazyLook(sentence) : topic -> Opinion.NONE;
  }

  /** Makes the sentence's vector when it is first asked for. */
  private final class LazyLook implements Look {
    private final String sentence;
    private float @Nullable [] vector;

    LazyLook(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public Opinion at(String topic) {
      Taught known = taught.get(topic);
      if (known == null) {
        return Opinion.NONE;
      }
      float[] asked = vector;
      if (asked == null) {
        asked = vectors.of(sentence);
        vector = asked;
      }
      return known.of(asked);
    }
  }
}
