package io.wirewatch.analysis.example;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;

/** A logistic regression over the vectors of sentences: which of them tell of one topic. */
final class Head {
  /** How closely it follows the examples; with 1 its log odds are about those of new sentences. */
  private static final double COST = 1;

  private static final double PRECISION = 0.01;

  static {
    Linear.disableDebugOutput();
  }

  /** One for each number of a vector, and last the bias. */
  private final double[] weights;

  private Head(double[] weights) {
    this.weights = weights;
  }

  /** Learns from the vectors of what tells of the topic and of what does not; both count alike. */
  static Head learn(List<Feature[]> telling, List<Feature[]> others) {
    Problem problem = new Problem();
    problem.l = telling.size() + others.size();
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      boolean tells = i < telling.size();
      problem.x[i] = tells ? telling.get(i) : others.get(i - telling.size());
      problem.y[i] = tells ? 1 : -1;
    }
    problem.n = problem.x[0].length;
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, PRECISION);
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

  /** A vector as the library wants it, with a last number that is always 1, for the bias. */
  static Feature[] features(float[] vector) {
    Feature[] features = new Feature[vector.length + 1];
    for (int i = 0; i < vector.length; i++) {
      features[i] = new FeatureNode(i + 1, vector[i]);
    }
    features[vector.length] = new FeatureNode(vector.length + 1, 1);
    return features;
  }

  /** The natural logarithm of the odds that a sentence tells of the topic. */
  double logOdds(float[] vector) {
    double sum = weights[vector.length];
    for (int i = 0; i < vector.length; i++) {
      sum += weights[i] * vector[i];
    }
    return sum;
  }
}
