package io.wirewatch.analysis.example;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.events.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the events of examples are told, learnt from all topics together by logistic regression: from
 * the words and the pairs of words of their sentences, as they are spelt, since "sends", "sent" and
 * "to send" differ in this. It is asked where no cue speaks. Immutable.
 */
final class StatusHead {
  private static final List<Status> STATUSES = List.of(Status.values());

  /** How many examples there have to be. */
  private static final int ENOUGH = 500;

  /** In how many of them a word or pair has to stand for anything to be learnt of it. */
  private static final int OFTEN = 3;

  private static final double COST = 2;
  private static final double PRECISION = 0.01;

  /** How likely another status than that of what happened has to be. */
  private static final double SURE = 0.55;

  /** What is read of a sentence, in UTF-16 units. */
  private static final int LONG = 1_000;

  /** The length of a sentence's features, so that the topic counts beside them. */
  private static final double LENGTH = 3;

  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’-]\\p{L}+)*|\\d+");
  private static final Pattern LONG_AGO = Pattern.compile("1[89]\\d\\d|200\\d");
  private static final Pattern YEAR = Pattern.compile("20\\d\\d");

  static {
    Linear.disableDebugOutput();
  }

  /** By word, pair and topic: its number, from 1. */
  private final Map<String, Integer> numbers;

  private final Model model;

  private StatusHead(Map<String, Integer> numbers, Model model) {
    this.numbers = numbers;
    this.model = model;
  }

  private record Told(String topic, String sentence, Status status) {}

  /** Learns from the examples of topics that say how they are told; empty when they are too few. */
  static Optional<StatusHead> learn(List<TopicDefinition> topics) {
    List<Told> examples = new ArrayList<>();
    for (TopicDefinition topic : topics) {
      topic
          .examples()
          .told()
          .forEach(
              (status, sentences) ->
                  sentences.forEach(
                      sentence -> examples.add(new Told(topic.id(), sentence, status))));
    }
    if (examples.size() < ENOUGH) {
      return Optional.empty();
    }
    Map<String, Integer> counts = new TreeMap<>();
    List<Set<String>> traits = new ArrayList<>();
    for (Told example : examples) {
      Set<String> ofExample = traits(example.topic(), example.sentence());
      ofExample.forEach(trait -> counts.merge(trait, 1, Integer::sum));
      traits.add(ofExample);
    }
    Map<String, Integer> numbers = new HashMap<>();
    counts.forEach(
        (trait, count) -> {
          if (count >= OFTEN) {
            numbers.put(trait, numbers.size() + 1);
          }
        });
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = numbers.size() + 1;
    problem.bias = 1;
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = features(numbers, traits.get(i));
      problem.y[i] = STATUSES.indexOf(examples.get(i).status());
    }
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, PRECISION);
    return Optional.of(new StatusHead(numbers, Linear.train(problem, parameter)));
  }

  /** How a sentence tells of a topic, if not as what happened. */
  Optional<Status> of(String topic, String sentence) {
    double[] likely = new double[model.getNrClass()];
    double best =
        Linear.predictProbability(model, features(numbers, traits(topic, sentence)), likely);
    Status status = STATUSES.get((int) best);
    boolean sure = Arrays.stream(likely).max().orElse(0) >= SURE;
    return sure && status != Status.REPORTED ? Optional.of(status) : Optional.empty();
  }

  private static Feature[] features(Map<String, Integer> numbers, Set<String> traits) {
    int bias = numbers.size() + 1;
    int[] known = traits.stream().mapToInt(trait -> numbers.getOrDefault(trait, 0)).toArray();
    int[] found = Arrays.stream(known).filter(number -> number > 0).sorted().toArray();
    Feature[] features = new Feature[found.length + 1];
    for (int i = 0; i < found.length; i++) {
      features[i] = new FeatureNode(found[i], LENGTH / Math.sqrt(found.length));
    }
    features[found.length] = new FeatureNode(bias, 1);
    return features;
  }

  /** A topic, the words, pairs and first word of a sentence, and whether it is a headline. */
  private static Set<String> traits(String topic, String sentence) {
    Set<String> traits = new TreeSet<>();
    String text = sentence.substring(0, Math.min(sentence.length(), LONG));
    String before = "^";
    for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
      String now = general(word.group());
      traits.add(now);
      traits.add(before + ' ' + now);
      before = now;
    }
    traits.add("topic " + topic);
    traits.add(sentence.stripTrailing().endsWith(".") ? "a sentence" : "a headline");
    return traits;
  }

  /** Years long ago, others and numbers are each as one word. */
  private static String general(String word) {
    if (!Character.isDigit(word.charAt(0))) {
      return word;
    }
    return LONG_AGO.matcher(word).matches() ? "1###" : YEAR.matcher(word).matches() ? "20##" : "#";
  }
}
