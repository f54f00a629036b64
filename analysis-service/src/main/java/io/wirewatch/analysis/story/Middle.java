package io.wirewatch.analysis.story;

import java.util.Arrays;

/**
 * The middle of the remembered vectors. What all articles have in common, such as the war that a
 * desk writes of, lies in it, and says nothing of which story one tells; so senses are compared as
 * seen from there.
 */
final class Middle {
  /** As long as there are fewer vectors than about so many, the middle stays near the origin. */
  private static final int FEW = 30;

  private long[] sums = {};
  private int count;

  void add(byte[] vector) {
    if (sums.length < vector.length) {
      sums = Arrays.copyOf(sums, vector.length);
    }
    for (int i = 0; i < vector.length; i++) {
      sums[i] += vector[i];
    }
    count++;
  }

  void remove(byte[] vector) {
    for (int i = 0; i < vector.length; i++) {
      sums[i] -= vector[i];
    }
    count--;
  }

  /** The cosine of two vectors as seen from the middle, from -1 to 1. */
  double cosine(byte[] one, byte[] other) {
    float product = 0;
    float oneSquared = 0;
    float otherSquared = 0;
    float share = 1f / (count + FEW);
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      float at = sums[i] * share;
      float a = one[i] - at;
      float b = other[i] - at;
      product += a * b;
      oneSquared += a * a;
      otherSquared += b * b;
    }
    return product == 0 ? 0 : product / Math.sqrt((double) oneSquared * otherSquared);
  }
}
