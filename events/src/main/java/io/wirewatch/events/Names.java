package io.wirewatch.events;

import java.util.Optional;

/**
 * Names of outlets, stories, topics and the like, by which articles are grouped. They stand in keys
 * and between separators, so a control character has no place in them.
 */
public final class Names {
  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 1_000;

  private Names() {}

  /** Why a text can be no name, to be read after what it is; empty when it can. */
  public static Optional<String> fault(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of("is longer than " + MAX_LENGTH + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return Optional.of("has a control character");
      }
    }
    return Optional.empty();
  }
}
