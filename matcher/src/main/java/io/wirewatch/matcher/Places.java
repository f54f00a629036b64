package io.wirewatch.matcher;

import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Some tokens of a text, in the order of their positions, as Lucene's postings of a document. */
final class Places extends PostingsEnum {
  private final Tokens tokens;
  private final int[] places;
  private final int base;
  private int document = -1;
  private int next;

  /**
   * Some tokens.
   *
   * @param base the position that counts as the first
   */
  Places(Tokens tokens, int[] places, int base) {
    this.tokens = tokens;
    this.places = places;
    this.base = base;
  }

  /** Those of some words that are in sight; words[from] to words[end - 1] count. */
  static Places of(Reading reading, Word[] words, int from, int end) {
    int[] found = new int[8];
    int size = 0;
    for (int i = from; i < end; i++) {
      int at = reading.next(words[i], 0);
      while (at >= 0
          && at < reading.occurrencesEnd(words[i].id)
          && reading.sight().includes(words[i].field, reading.position(at))) {
        if (size == found.length) {
          found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = reading.token(at++);
      }
    }
    if (end - from > 1) {
      Arrays.sort(found, 0, size); // tokens ascend as positions do
    }
    return new Places(
        reading.tokens(), Arrays.copyOf(found, size), reading.sight().first(words[from].field));
  }

  /** The same places, to be read from the start. */
  Places again() {
    return new Places(tokens, places, base);
  }

  @Override
  public int freq() {
    return places.length;
  }

  @Override
  public int nextPosition() {
    return tokens.position(places[next++]) - base;
  }

  @Override
  public int startOffset() {
    return tokens.start(places[next - 1]);
  }

  @Override
  public int endOffset() {
    return tokens.end(places[next - 1]);
  }

  @Override
  public @Nullable BytesRef getPayload() {
    return null;
  }

  @Override
  public int docID() {
    return document;
  }

  @Override
  public int nextDoc() {
    return advance(document + 1);
  }

  @Override
  public int advance(int target) {
    next = 0;
    document = target <= 0 && places.length > 0 ? 0 : NO_MORE_DOCS;
    return document;
  }

  @Override
  public long cost() {
    return 1;
  }
}
