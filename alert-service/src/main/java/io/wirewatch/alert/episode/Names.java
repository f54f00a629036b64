package io.wirewatch.alert.episode;

import org.jspecify.annotations.Nullable;

/**
 * Names that were seen lately, so that what many hold is there once: an article counts in many
 * groups, and a source is that of many articles. A table of which each name has one place; one that
 * takes another's is held by those who have it already, and seen anew later.
 */
final class Names {
  private static final int PLACES = 1 << 14;

  private final @Nullable String[] seen = new String[PLACES];

  /** The name, as the same object as before where it was seen lately. */
  String one(String name) {
    int hash = name.hashCode();
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    String known = seen[place];
    if (known != null && known.equals(name)) {
      return known;
    }
    seen[place] = name;
    return name;
  }
}
