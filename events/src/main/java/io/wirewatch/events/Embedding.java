package io.wirewatch.events;

import java.util.Base64;

/**
 * Reads and compares the vectors of {@link TaggedArticle}: Base64 of one signed byte for each
 * dimension, its number times 127, rounded. A vector of 384 numbers has 512 characters.
 */
public final class Embedding {
  private static final int ONE = 127;

  private Embedding() {}

  /** A vector of length 1 as an event carries it. */
  public static String encode(float[] vector) {
    byte[] places = new byte[vector.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (byte) Math.max(-ONE, Math.min(ONE, Math.round(vector[i] * ONE)));
    }
    return Base64.getEncoder().encodeToString(places);
  }

  /** The bytes of a vector; none of an empty one. */
  public static byte[] decode(String vector) {
    return Base64.getDecoder().decode(vector);
  }

  /** The cosine of two vectors, from -1 to 1; 0 when either is empty. */
  public static double cosine(byte[] one, byte[] other) {
    int product = 0;
    int oneSquared = 0;
    int otherSquared = 0;
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      product += one[i] * other[i];
      oneSquared += one[i] * one[i];
      otherSquared += other[i] * other[i];
    }
    return product == 0 ? 0 : product / Math.sqrt((double) oneSquared * otherSquared);
  }
}
