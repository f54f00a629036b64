package io.wirewatch.alert.timeline;

import io.wirewatch.events.Fingerprint;
import org.jspecify.annotations.Nullable;

/** An article that tells a story, and its place in the list of those that tell it. */
final class Told {
  /** From which similarity of fingerprints on two articles are copies. */
  private static final double SAME_STORY = 0.5;

  final String article;

  /** The story that the analysis says; empty where it says none. */
  String analysis;

  @Nullable Told next;
  @Nullable Told previous;
  private final byte[] fingerprint;
  private @Nullable Story story;

  Told(String article, String analysis, byte[] fingerprint) {
    this.article = article;
    this.analysis = analysis;
    this.fingerprint = fingerprint;
  }

  /** Of {@link Fingerprint#PLACES} bytes; empty where it has none. */
  byte[] fingerprint() {
    return fingerprint;
  }

  boolean isUnsaid() {
    return analysis.isEmpty();
  }

  Story story() {
    if (story == null) {
      throw new IllegalStateException(article + " is in no story");
    }
    return story;
  }

  void in(Story now) {
    story = now;
  }

  boolean isCopyOf(Told other) {
    int equal = 0;
    for (int i = 0; i < Math.min(fingerprint.length, other.fingerprint.length); i++) {
      equal += fingerprint[i] == other.fingerprint[i] ? 1 : 0;
    }
    return equal >= SAME_STORY * Fingerprint.PLACES;
  }
}
