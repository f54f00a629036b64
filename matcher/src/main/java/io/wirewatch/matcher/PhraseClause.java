package io.wirewatch.matcher;

import org.jspecify.annotations.Nullable;

/** Asks for words in certain places relative to each other. */
final class PhraseClause implements Clause {
  final Word[] words;
  private final int @Nullable [] slotEnds;
  private final int @Nullable [] offsets;
  final int slop;
  private final boolean repeats;
  private @Nullable String syntax;

  /**
   * A phrase.
   *
   * @param words those of the first slot, then those of the second, and so on; one of each is
   *     needed
   * @param slotEnds where the words of each slot end; null when each slot has one word
   * @param offsets the place of each slot, in words; null when they follow each other
   * @param slop how far, in words, the slots may be moved towards each other, counted from the one
   *     that is moved least to the one that is moved most; 0 for exact places
   * @param repeats whether there is slop and a word is asked for in several slots
   */
  PhraseClause(
      Word[] words,
      int @Nullable [] slotEnds,
      int @Nullable [] offsets,
      int slop,
      boolean repeats) {
    this.words = words;
    this.slotEnds = slotEnds;
    this.offsets = offsets;
    this.slop = slop;
    this.repeats = repeats;
  }

  @Override
  public boolean matches(Reading reading) {
    if (!hasAllSlots(reading)) {
      return false;
    }
    if (repeats) {
      return RepeatingPhrase.find(this, reading) != null;
    }
    return slop == 0 ? findExact(reading) : findSloppy(reading, false);
  }

  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    if (!hasAllSlots(reading)) {
      return false;
    }
    if (repeats) {
      return RepeatingPhrase.witness(this, reading, witnesses);
    }
    boolean found = slop == 0 ? findExact(reading) : findSloppy(reading, true);
    if (found) {
      addFound(reading, witnesses);
    }
    return found;
  }

  @Override
  public long sentences(int field, Reading reading) {
    long all = SentencesOfWords.ALL;
    for (int slot = 0; slot < slots(); slot++) {
      all &= reading.sentencesOfWords().withAny(field, words, start(slot), end(slot));
    }
    return all;
  }

  /** The rarest slot, with the rarest other word. */
  @Override
  public Cover cover(Frequencies frequencies) {
    int chosen = 0;
    double best = Double.MAX_VALUE;
    for (int slot = 0; slot < slots(); slot++) {
      double cost = cost(slot, frequencies);
      if (cost < best) {
        best = cost;
        chosen = slot;
      }
    }
    Word second = null;
    double secondCost = Double.MAX_VALUE;
    for (int slot = 0; slot < slots(); slot++) {
      if (slot != chosen && end(slot) - start(slot) == 1) {
        double cost = cost(slot, frequencies);
        if (cost < secondCost) {
          secondCost = cost;
          second = words[start(slot)];
        }
      }
    }
    Cover.Entry[] entries = new Cover.Entry[end(chosen) - start(chosen)];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Cover.Entry(words[start(chosen) + i], second, Cover.Verdict.CANDIDATE);
    }
    return new Cover(best, entries);
  }

  @Override
  public int effort() {
    return words.length * (slop == 0 ? 5 : repeats ? 100 : 10);
  }

  /**
   * Moves each slot in turn on to where the others are, until all agree. No slot moves back, so the
   * work is at most the number of places of all words.
   */
  private boolean findExact(Reading reading) {
    long[] places = reading.places(slots());
    long start = Long.MIN_VALUE;
    int agreed = 0;
    for (int slot = 0; agreed < slots(); slot = slot + 1 == slots() ? 0 : slot + 1) {
      long place = next(reading, slot, start);
      if (place == Long.MAX_VALUE) {
        return false;
      }
      places[slot] = place;
      agreed = place == start ? agreed + 1 : 1;
      start = place;
    }
    return true;
  }

  /** Moves the slot that lags behind most, until all are close enough to each other. */
  private boolean findSloppy(Reading reading, boolean closest) {
    long[] places = reading.places(slots());
    long last = Long.MIN_VALUE;
    for (int slot = 0; slot < slots(); slot++) {
      places[slot] = next(reading, slot, Long.MIN_VALUE);
      last = Math.max(last, places[slot]);
    }
    while (true) {
      int first = first(places);
      if (last - places[first] <= slop) {
        if (closest) {
          bringCloser(reading, places, last);
        }
        return true;
      }
      places[first] = next(reading, first, Math.max(places[first] + 1, last - slop));
      if (places[first] == Long.MAX_VALUE) {
        return false;
      }
      last = Math.max(last, places[first]);
    }
  }

  private void bringCloser(Reading reading, long[] places, long last) {
    while (true) {
      int first = first(places);
      long closer = next(reading, first, places[first] + 1);
      if (closer > last) {
        return;
      }
      places[first] = closer;
    }
  }

  private int first(long[] places) {
    int first = 0;
    for (int slot = 1; slot < slots(); slot++) {
      if (places[slot] < places[first]) {
        first = slot;
      }
    }
    return first;
  }

  /** Where a slot's word is next, less the slot's offset; {@code Long.MAX_VALUE} for nowhere. */
  private long next(Reading reading, int slot, long from) {
    int offset = offset(slot);
    int position = Math.clamp(from == Long.MIN_VALUE ? 0 : from + offset, 0, Integer.MAX_VALUE);
    long next = Long.MAX_VALUE;
    for (int i = start(slot); i < end(slot); i++) {
      int occurrence = reading.next(words[i], position);
      if (occurrence >= 0) {
        next = Math.min(next, (long) reading.position(occurrence) - offset);
      }
    }
    return next;
  }

  private void addFound(Reading reading, Witnesses witnesses) {
    long[] places = reading.places(slots());
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int slot = 0; slot < slots(); slot++) {
      int position = (int) (places[slot] + offset(slot));
      for (int i = start(slot); i < end(slot); i++) {
        int occurrence = reading.next(words[i], position);
        if (occurrence >= 0 && reading.position(occurrence) == position) {
          first = first == Integer.MAX_VALUE ? occurrence : reading.earlier(first, occurrence);
          last = last < 0 ? occurrence : reading.later(last, occurrence);
        }
      }
    }
    witnesses.add(words[0], first, last, toString());
  }

  private boolean hasAllSlots(Reading reading) {
    for (int slot = 0; slot < slots(); slot++) {
      boolean has = false;
      for (int i = start(slot); i < end(slot) && !has; i++) {
        has = reading.has(words[i]);
      }
      if (!has) {
        return false;
      }
    }
    return true;
  }

  private double cost(int slot, Frequencies frequencies) {
    double sum = 0;
    for (int i = start(slot); i < end(slot); i++) {
      sum += frequencies.of(words[i]);
    }
    return sum;
  }

  int slots() {
    return slotEnds == null ? words.length : slotEnds.length;
  }

  int start(int slot) {
    return slotEnds == null ? slot : slot == 0 ? 0 : slotEnds[slot - 1];
  }

  int end(int slot) {
    return slotEnds == null ? slot + 1 : slotEnds[slot];
  }

  int offset(int slot) {
    return offsets == null ? slot : offsets[slot];
  }

  @Override
  public String toString() {
    String known = syntax;
    if (known == null) {
      known = PhraseSyntax.of(this);
      syntax = known;
    }
    return known;
  }
}
