package io.wirewatch.matcher;

/**
 * A stored query, compiled.
 *
 * @param slot its number, from 0, below the number of all
 * @param sentencesOf the number of the field of which it is asked sentence by sentence, or {@link
 *     #DOCUMENT}
 * @param cover the numbers of the words of which a document must have one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; there are millions
record Stored(String id, int slot, Clause clause, int sentencesOf, int[] cover) {
  static final int DOCUMENT = -1;

  Stored withCover(Cover chosen) {
    return new Stored(id, slot, clause, sentencesOf, words(chosen));
  }

  static int[] words(Cover chosen) {
    int[] words = new int[chosen.entries().length];
    for (int i = 0; i < words.length; i++) {
      words[i] = chosen.entries()[i].word().id;
    }
    return words;
  }
}
