package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SloppyPhraseMatcher;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * Phrases with slop that ask for one word several times. What they match is what Lucene's {@code
 * SloppyPhraseMatcher} finds by moving words that collide, and so it is asked.
 */
final class RepeatingPhrase {
  /**
   * A place in a text, in UTF-16 units.
   *
   * @param end exclusive
   */
  record Place(int start, int end) {}

  private static final SimScorer NO_SCORES =
      new SimScorer() {
        @Override
        public float score(float frequency, long norm) {
          return 1;
        }
      };

  private RepeatingPhrase() {}

  /** Whether a document has a phrase; adds where. */
  static boolean witness(PhraseClause phrase, Reading reading, Witnesses witnesses) {
    Place place = find(phrase, reading);
    Word first = phrase.words[0];
    if (place != null && reading.isText(first.field)) {
      witnesses.add(first.fieldName, place.start(), place.end(), phrase.toString());
    }
    return place != null;
  }

  /** The first place in sight that a phrase matches; null when there is none. */
  static @Nullable Place find(PhraseClause phrase, Reading reading) {
    PhraseQuery.PostingsAndFreq[] slots = new PhraseQuery.PostingsAndFreq[phrase.slots()];
    Map<Word, Places> known = new HashMap<>();
    for (int slot = 0; slot < slots.length; slot++) {
      int start = phrase.start(slot);
      int end = phrase.end(slot);
      Term[] terms = new Term[end - start];
      for (int i = start; i < end; i++) {
        terms[i - start] = new Term(phrase.words[i].fieldName, phrase.words[i].text);
      }
      Places places =
          end - start == 1
              ? known
                  .computeIfAbsent(
                      phrase.words[start], w -> Places.of(reading, phrase.words, start, end))
                  .again()
              : Places.of(reading, phrase.words, start, end);
      if (places.freq() == 0) {
        return null;
      }
      slots[slot] = new PhraseQuery.PostingsAndFreq(places, null, phrase.offset(slot), terms);
    }
    try {
      SloppyPhraseMatcher matcher =
          new SloppyPhraseMatcher(
              slots, phrase.slop, ScoreMode.COMPLETE_NO_SCORES, NO_SCORES, 1, true);
      matcher.reset();
      return matcher.nextMatch() ? new Place(matcher.startOffset(), matcher.endOffset()) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
