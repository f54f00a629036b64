package io.wirewatch.events;

import static io.wirewatch.events.Contract.name;

/**
 * The language that a text was found to be in.
 *
 * @param language a BCP 47 language without region or script, such as {@code en}
 * @param confidence from 0, when the text says nothing of it, to 1
 */
public record DetectedLanguage(String language, double confidence) {
  /** Refuses what cannot do without. */
  public DetectedLanguage {
    name(language, "language");
  }
}
