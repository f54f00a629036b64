package io.wirewatch.analysis.story;

import io.wirewatch.events.Embedding;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An article to which later ones are compared. */
final class Remembered {
  private static final int SIGNS_IN_A_LONG = 64;

  final String id;
  final Instant at;

  /** How many came before it. */
  final long order;

  final Term[] terms;

  /** By term: how often it stands there, damped. */
  final float[] counts;

  final byte[] fingerprint;
  final byte[] vector;

  /** The signs of the vector, a bit each: vectors that point the same way have most in common. */
  private final long[] signs;

  /** The story it tells; set once it is known. */
  @Nullable Story story;

  /** How much it has in common with the article that is being compared, as of {@link #asked}. */
  private double shared;

  private long asked;

  Remembered(Sketch sketch, long order, Term[] terms, float[] counts) {
    this.id = sketch.article();
    this.at = sketch.at();
    this.order = order;
    this.terms = terms;
    this.counts = counts;
    this.fingerprint = Base64.getDecoder().decode(sketch.fingerprint());
    this.vector = Embedding.decode(sketch.vector());
    this.signs = signs(vector);
  }

  private static long[] signs(byte[] vector) {
    long[] signs = new long[(vector.length + SIGNS_IN_A_LONG - 1) / SIGNS_IN_A_LONG];
    for (int i = 0; i < vector.length; i++) {
      if (vector[i] > 0) {
        signs[i / SIGNS_IN_A_LONG] |= 1L << (i % SIGNS_IN_A_LONG);
      }
    }
    return signs;
  }

  boolean hasVector() {
    return vector.length > 0;
  }

  /** In how many places the signs of two vectors differ. */
  int signsApart(Remembered other) {
    int apart = 0;
    for (int i = 0; i < Math.min(signs.length, other.signs.length); i++) {
      apart += Long.bitCount(signs[i] ^ other.signs[i]);
    }
    return apart;
  }

  /** The share of the places of their fingerprints that two articles have in common. */
  double copied(Remembered other) {
    if (fingerprint.length == 0 || fingerprint.length != other.fingerprint.length) {
      return 0;
    }
    int equal = 0;
    for (int i = 0; i < fingerprint.length; i++) {
      equal += fingerprint[i] == other.fingerprint[i] ? 1 : 0;
    }
    return (double) equal / fingerprint.length;
  }

  /** Adds to what it has in common; returns whether it is the first time for this question. */
  boolean share(double more, long question) {
    boolean first = asked != question;
    shared = first ? more : shared + more;
    asked = question;
    return first;
  }

  double shared() {
    return shared;
  }
}
