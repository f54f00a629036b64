package io.wirewatch.matcher;

import org.jspecify.annotations.Nullable;

/**
 * The slots that no query has: those below a number that were given back, and all from there on.
 *
 * @param next the first slot that none ever had
 * @param returned a slot that was given back; or -1
 * @param others more that are free; null when {@code returned} is -1
 */
record FreeSlots(int next, int returned, @Nullable FreeSlots others) {
  static final FreeSlots NONE = new FreeSlots(0, -1, null);

  /** The slot to be taken. */
  int first() {
    return others == null ? next : returned;
  }

  /** What is free once that is taken. */
  FreeSlots afterFirst() {
    return others == null ? new FreeSlots(next + 1, -1, null) : others;
  }

  FreeSlots andAlso(int slot) {
    return new FreeSlots(next, slot, this);
  }
}
