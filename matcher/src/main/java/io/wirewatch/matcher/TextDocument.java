package io.wirewatch.matcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A document to be matched: values for some of the {@link Fields}. A field may be given several
 * values. Those of a text field follow each other as in Lucene: positions and offsets go on with
 * the analyser's {@code getPositionIncrementGap} and {@code getOffsetGap} (by default 0 and 1)
 * between them.
 */
public final class TextDocument {
  /** A field's value. */
  sealed interface Value {
    String field();

    /**
     * A text or a keyword.
     *
     * @param sentenceEnds exclusive, in UTF-16 units, ascending; empty when it is one sentence
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Text(String field, String text, int[] sentenceEnds) implements Value {}

    /** A number or a date. */
    record Decimal(String field, double value) implements Value {}

    /** An instant. */
    record Date(String field, Instant value) implements Value {}
  }

  private static final int[] ONE_SENTENCE = {};

  private final List<Value> values = new ArrayList<>();

  /** Adds a value of a text or keyword field. */
  public TextDocument with(String field, String value) {
    values.add(new Value.Text(field, value, ONE_SENTENCE));
    return this;
  }

  /** Adds several values of a text or keyword field. */
  public TextDocument with(String field, Iterable<String> several) {
    several.forEach(value -> with(field, value));
    return this;
  }

  /** Adds a value of a field of numbers. */
  public TextDocument with(String field, double value) {
    values.add(new Value.Decimal(field, value));
    return this;
  }

  /** Adds a value of a field of dates. */
  public TextDocument with(String field, Instant value) {
    values.add(new Value.Date(field, value));
    return this;
  }

  /**
   * Adds a value of a text field that is several sentences, of which {@link
   * StoredQuery#perSentence} can be asked one by one. A word belongs to the sentence in which it
   * starts.
   *
   * @param ends where each sentence ends, exclusive, in UTF-16 units; what follows the last is a
   *     sentence as well
   * @throws IllegalArgumentException when they do not ascend or lie outside the text
   */
  public TextDocument withSentences(String field, String text, int... ends) {
    int before = 0;
    for (int end : ends) {
      if (end < before || end > text.length()) {
        throw new IllegalArgumentException(
            "a sentence of "
                + field
                + " ends at "
                + end
                + ", after one that ends at "
                + before
                + " in a text of "
                + text.length());
      }
      before = end;
    }
    values.add(new Value.Text(field, text, ends.clone()));
    return this;
  }

  List<Value> values() {
    return values;
  }
}
