package io.wirewatch.events;

import java.util.Base64;

/** Compares the fingerprints of {@link TaggedArticle}. */
public final class Fingerprint {
  /** The number of places of a fingerprint, each one byte. */
  public static final int PLACES = 64;

  private Fingerprint() {}

  /**
   * About how much two texts overlap, from 0 to 1: the share of their three-word shingles that both
   * have. An empty fingerprint is like nothing, not even itself.
   */
  public static double similarity(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    byte[] a = Base64.getDecoder().decode(one);
    byte[] b = Base64.getDecoder().decode(other);
    int equal = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return (double) equal / PLACES;
  }
}
