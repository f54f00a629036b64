package io.wirewatch.analysis.example;

import de.bwaldvogel.liblinear.Feature;
import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.topic.SentenceCheck;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.events.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** How closely a head follows the examples. */
  private static final double COST = 10;

  /**
   * What is added to the log odds of a head that was taught by many examples: it learnt as if both
   * kinds were as frequent, but what a trigger found tells of its topic more often than not.
   */
  private static final double PRIOR = 1.25;

  /** By how many examples half of it is added; the head of a few has to be heard. */
  private static final double HALF = 20;

  /**
   * What the sense counts at least beside the words: found by how well heads told sentences apart
   * that they had not been taught. With few examples hardly a word is known, and it counts 1.
   */
  private static final float LEAST_SENSE = 0.3f;

  /** Up to how many examples the sense counts 1. */
  private static final float FEW = 1_500;

  private static final float[] NO_VECTOR = {};

  /** What was learnt of a topic: by sense and words together, and by the words alone. */
  private record Taught(Head head, Head byWords, List<String> positive, List<float[]> vectors) {
    Opinion of(Head.Likeness sentence) {
      return new Opinion(head.logOdds(sentence) + prior(), nearest(sentence.vector()));
    }

    double atFirstSight(Lexicon.Words words) {
      return byWords.logOdds(new Head.Likeness(NO_VECTOR, words)) + prior();
    }

    private double prior() {
      return PRIOR * positive.size() / (positive.size() + HALF);
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
  private final Lexicon lexicon;
  private final Optional<Pages> pages;
  private final Optional<StatusHead> statuses;
  private final float sense;

  private ExampleCheck(
      SentenceVectors vectors,
      Lexicon lexicon,
      Optional<Pages> pages,
      Optional<StatusHead> statuses,
      int examples) {
    this.vectors = vectors;
    this.lexicon = lexicon;
    this.pages = pages;
    this.statuses = statuses;
    sense = Math.clamp(FEW / Math.max(1, examples), LEAST_SENSE, 1);
  }

  /** Teaches a head for each topic that has examples. */
  public static SentenceCheck of(List<TopicDefinition> topics, SentenceVectors vectors) {
    Set<String> sentences = new LinkedHashSet<>();
    topics.forEach(topic -> sentences.addAll(topic.examples().all()));
    Lexicon lexicon = new Lexicon(sentences);
    ExampleCheck check =
        new ExampleCheck(
            vectors,
            lexicon,
            Pages.of(topics, lexicon),
            StatusHead.learn(topics),
            sentences.size());
    Map<String, Feature[]> features = new HashMap<>();
    Map<String, Feature[]> words = new HashMap<>();
    for (String sentence : sentences) {
      Lexicon.Words ofSentence = lexicon.of(sentence);
      features.put(sentence, check.likeness(sentence, ofSentence).features());
      words.put(sentence, new Head.Likeness(NO_VECTOR, ofSentence).features());
    }
    topics.parallelStream()
        .filter(topic -> topic.examples().positive().size() >= ENOUGH)
        .forEach(topic -> check.teach(topic, topics, features, words));
    return check.taught.isEmpty() ? NONE : check;
  }

  private Head.Likeness likeness(String sentence, Lexicon.Words words) {
    float[] vector = vectors.of(sentence).clone();
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= sense;
    }
    return new Head.Likeness(vector, words);
  }

  private void teach(
      TopicDefinition topic,
      List<TopicDefinition> topics,
      Map<String, Feature[]> features,
      Map<String, Feature[]> words) {
    List<String> positive = topic.examples().positive();
    List<String> others = new ArrayList<>(topic.examples().negatives());
    for (TopicDefinition other : topics) {
      if (!other.id().equals(topic.id())) {
        others.addAll(other.examples().positive());
      }
    }
    others.addAll(Pages.ofOthers(topics));
    others = new ArrayList<>(new LinkedHashSet<>(others));
    others.removeAll(Set.copyOf(positive));
    if (others.size() >= ENOUGH) {
      int numbers = SentenceEmbedder.DIMENSIONS + lexicon.size();
      taught.put(
          topic.id(),
          new Taught(
              Head.learn(get(features, positive), get(features, others), numbers, COST),
              Head.learn(get(words, positive), get(words, others), lexicon.size(), COST),
              positive,
              positive.stream().map(vectors::of).toList()));
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

  @Override
  public double article(String language, String title, String body) {
    return language.equals(LANGUAGE)
        ? pages.map(known -> known.logOdds(title, body)).orElse(Double.POSITIVE_INFINITY)
        : Double.POSITIVE_INFINITY;
  }

  /** Makes of the sentence what heads ask when it is first asked for. */
  private final class LazyLook implements Look {
    private final String sentence;

    /** By topic; asked several times while it is weighed what is worth a look. */
    private final Map<String, Double> firstSights = new HashMap<>();

    private Lexicon.@Nullable Words words;
    private Head.@Nullable Likeness likeness;

    LazyLook(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public Opinion at(String topic) {
      Taught known = taught.get(topic);
      return known == null ? Opinion.NONE : known.of(likeness());
    }

    @Override
    public double atFirstSight(String topic) {
      Taught known = taught.get(topic);
      return known == null
          ? Double.POSITIVE_INFINITY
          : firstSights.computeIfAbsent(topic, _ -> known.atFirstSight(words()));
    }

    @Override
    public Optional<Status> told(String topic) {
      return statuses.flatMap(head -> head.of(topic, sentence));
    }

    private Lexicon.Words words() {
      Lexicon.Words asked = words;
      if (asked == null) {
        asked = lexicon.of(sentence);
        words = asked;
      }
      return asked;
    }

    private Head.Likeness likeness() {
      Head.Likeness asked = likeness;
      if (asked == null) {
        asked = ExampleCheck.this.likeness(sentence, words());
        likeness = asked;
      }
      return asked;
    }
  }
}
