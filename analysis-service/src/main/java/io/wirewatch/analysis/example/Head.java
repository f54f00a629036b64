package io.wirewatch.analysis.example;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.Random;

/**
 * A logistic regression over what texts are like, their sense and their words: which of them tell
 * of something.
 */
final class Head {
  /**
   * How exactly it learns. The dual solver is three times as fast as the primal one on examples as
   * many as the seeds', and its heads tell the same sentences apart.
   */
  private static final double PRECISION = 0.1;

  static {
    Linear.disableDebugOutput();
  }

  /** What a text is like: its sense and its words. */
  static final class Likeness {
    private final float[] vector;
    private final Lexicon.Words words;

    /**
     * Of a text.
     *
     * @param vector its sense; in all texts that are compared of the same size, which may be 0
     */
    Likeness(float[] vector, Lexicon.Words words) {
      this.vector = vector;
      this.words = words;
    }

    float[] vector() {
      return vector;
    }

    /** As the library wants it: the bias, which is 1, the vector, the words. */
    Feature[] features() {
      Feature[] features = new Feature[1 + vector.length + words.numbers().length];
      features[0] = new FeatureNode(1, 1);
      for (int i = 0; i < vector.length; i++) {
        features[1 + i] = new FeatureNode(2 + i, vector[i]);
      }
      for (int i = 0; i < words.numbers().length; i++) {
        features[1 + vector.length + i] =
            new FeatureNode(2 + vector.length + words.numbers()[i], words.weights()[i]);
      }
      return features;
    }
  }

  /** The bias, then one for each number of a vector, then one for each word. */
  private final double[] weights;

  private Head(double[] weights) {
    this.weights = weights;
  }

  /**
   * Learns from texts that tell and from others; both kinds count alike.
   *
   * @param numbers how many there are of the greatest text: the vector's and the lexicon's
   * @param cost how closely it follows the examples
   */
  static Head learn(List<Feature[]> telling, List<Feature[]> others, int numbers, double cost) {
    Problem problem = new Problem();
    problem.l = telling.size() + others.size();
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      boolean tells = i < telling.size();
      problem.x[i] = tells ? telling.get(i) : others.get(i - telling.size());
      problem.y[i] = tells ? 1 : -1;
    }
    problem.n = 1 + numbers;
    Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, cost, PRECISION);
    parameter.setRandom(new Random(problem.l)); // the same order each time, whatever else learns
    parameter.setWeights(
        new double[] {problem.l / (2.0 * telling.size()), problem.l / (2.0 * others.size())},
        new int[] {1, -1});
    Model model = Linear.train(problem, parameter);
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sign;
    }
    return new Head(weights);
  }

  /** The natural logarithm of the odds that a text tells of it. */
  double logOdds(Likeness text) {
    float[] vector = text.vector();
    double sum = weights[0];
    for (int i = 0; i < vector.length; i++) {
      sum += weights[1 + i] * vector[i];
    }
    int[] numbers = text.words.numbers();
    for (int i = 0; i < numbers.length; i++) {
      sum += weights[1 + vector.length + numbers[i]] * text.words.weights()[i];
    }
    return sum;
  }
}
