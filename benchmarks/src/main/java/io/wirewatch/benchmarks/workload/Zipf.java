package io.wirewatch.benchmarks.workload;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws ranks as words of a language are drawn: by the Zipf-Mandelbrot law, {@code p(r) ~ 1 / (r +
 * 2.7)^1.1}.
 */
final class Zipf {
  private static final double OFFSET = 2.7;
  private static final double EXPONENT = 1.1;

  private final double[] cumulative;

  /** Ranks from 0 to below some number. */
  Zipf(int ranks) {
    cumulative = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += StrictMath.pow(rank + 1 + OFFSET, -EXPONENT);
      cumulative[rank] = sum;
    }
  }

  /** A rank, 0 for the most frequent. */
  int draw(Random random) {
    return drawFrom(0, random);
  }

  /** A rank that is not below the first. */
  int drawFrom(int first, Random random) {
    double below = first == 0 ? 0 : cumulative[first - 1];
    double all = cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, below + random.nextDouble() * (all - below));
    return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
  }
}
