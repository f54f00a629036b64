package io.wirewatch.matcher;

import java.io.IOException;

/**
 * Reads the values of one field into a {@link Reading}: finds the form of each word, counts
 * positions and sentences, and notes the words that stored queries ask for. Used by one thread.
 */
abstract class FieldReader {
  final Fields.Field field;
  private final Vocabulary vocabulary;
  private final Forms forms;
  private final Reading reading;

  private int asOf;
  private boolean all;
  private boolean anyValue;
  private boolean anyToken;
  private int position;
  private int leftOut; // positions of words left out since the last token
  private int offset;
  private int sentence;
  private int[] sentenceEnds = {};

  FieldReader(Fields.Field field, Vocabulary vocabulary, Forms forms, Reading reading) {
    this.field = field;
    this.vocabulary = vocabulary;
    this.forms = forms;
    this.reading = reading;
  }

  /** Begins a new document. */
  final void begin(int asOf) {
    this.asOf = asOf;
    all = vocabulary.needsAllWords();
    anyValue = false;
    anyToken = false;
    position = -1;
    offset = 0;
  }

  /** Reads one value. */
  final void read(TextDocument.Value.Text value) throws IOException {
    if (anyToken) {
      position += field.analyzer().getPositionIncrementGap(field.name());
    }
    if (anyValue) {
      offset += field.analyzer().getOffsetGap(field.name());
    }
    anyValue = true;
    leftOut = 0;
    reading.sentences().add(field.number(), position + 1);
    sentence = 0;
    sentenceEnds = value.sentenceEnds();
    offset += readText(value.text());
  }

  /**
   * Calls {@link #word} for each word of a text.
   *
   * @return where the text ends, in UTF-16 units
   */
  abstract int readText(String text) throws IOException;

  /** What a form that was not met lately becomes. */
  abstract Form analyse(char[] chars, int from, int length, int hash) throws IOException;

  /**
   * Takes a word as it stands in the text.
   *
   * @param hash of field and word, by {@link Vocabulary#hash}, not yet mixed
   * @param start in UTF-16 units from the start of the value
   * @param end exclusive
   * @param increment in positions
   */
  final void word(char[] chars, int from, int length, int hash, int start, int end, int increment)
      throws IOException {
    int mixed = Vocabulary.mix(hash);
    Form form = forms.get(field.number(), mixed, chars, from, length);
    if (form == null) {
      form = analyse(chars, from, length, mixed);
      if (length <= Forms.LONGEST) {
        forms.put(form);
      }
    }
    leftOut += increment - 1;
    for (int i = 0; i < form.parts.length; i++) {
      Form.Part part = form.parts[i];
      position += leftOut + part.increment();
      leftOut = 0;
      int partEnd = part.end() == Form.WHOLE ? end : start + part.end();
      token(form.words(i, vocabulary, asOf), part.term(), start + part.start(), partEnd);
    }
    leftOut += form.trailing;
  }

  private void token(int[] words, String term, int start, int end) {
    anyToken = true;
    while (sentence < sentenceEnds.length && start >= sentenceEnds[sentence]) {
      sentence++;
      reading.sentences().add(field.number(), position);
    }
    if (words.length > 0 || all) {
      reading.tokens().add(field.number(), position, offset + start, offset + end, term);
      for (int word : words) {
        reading.noteAtLastToken(word);
      }
    }
  }

  /** The hash of a field's empty word, which goes on with {@link Vocabulary#hash(int, char)}. */
  final int emptyHash() {
    return vocabulary.hash(field.number());
  }

  final int hash(char[] chars, int from, int length) {
    int hash = emptyHash();
    for (int i = from; i < from + length; i++) {
      hash = Vocabulary.hash(hash, chars[i]);
    }
    return hash;
  }
}
