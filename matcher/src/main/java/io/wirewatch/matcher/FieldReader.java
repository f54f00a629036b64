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

  private final Form analysed = new Form();

  private int asOf;
  private boolean all;
  private boolean allPlaces;
  private boolean anyValue;
  private int position;
  private int leftOut; // positions of words left out since the last token
  private int offset;
  private int sentence;
  private int[] sentenceEnds = {};

  /**
   * For subclasses.
   *
   * @param bits of the number of sets of forms to keep
   */
  FieldReader(Fields.Field field, Vocabulary vocabulary, Reading reading, int bits) {
    this.field = field;
    this.vocabulary = vocabulary;
    this.forms = new Forms(bits);
    this.reading = reading;
  }

  /** Begins a new document. */
  final void begin(int asOf) {
    this.asOf = asOf;
    forms.know(vocabulary, asOf);
    all = vocabulary.needsAllWords();
    allPlaces = vocabulary.needsAllPlaces();
    anyValue = false;
    leftOut = 0;
    position = -1;
    offset = 0;
  }

  /** Reads one value. */
  final void read(TextDocument.Value.Text value) throws IOException {
    if (anyValue) {
      leftOut += field.analyzer().getPositionIncrementGap(field.name());
      offset += field.analyzer().getOffsetGap(field.name());
    }
    anyValue = true;
    reading.sentences().add(field.number(), position + leftOut + 1);
    sentence = 0;
    sentenceEnds = value.sentenceEnds();
    offset += readText(value.text());
    while (sentence + 1 < sentences(value)) { // what is left has no words
      sentence++;
      reading.sentences().add(field.number(), position + leftOut + 1);
    }
  }

  private static int sentences(TextDocument.Value.Text value) {
    int[] ends = value.sentenceEnds();
    boolean goesOn = ends.length == 0 || ends[ends.length - 1] < value.text().length();
    return goesOn ? ends.length + 1 : ends.length;
  }

  /**
   * Calls {@link #word} for each word of a text.
   *
   * @return where the text ends, in UTF-16 units
   */
  abstract int readText(String text) throws IOException;

  /** Adds to an empty form the terms that a word becomes. */
  abstract void analyse(char[] chars, int from, int length, Form form) throws IOException;

  /**
   * Takes a word as it stands in the text.
   *
   * @param start in UTF-16 units from the start of the value
   * @param end exclusive
   * @param increment in positions
   */
  final void word(char[] chars, int from, int length, int start, int end, int increment)
      throws IOException {
    enterSentence(start);
    int at = forms.find(chars, from, length);
    if (at < 0) {
      analysed.clear();
      analyse(chars, from, length, analysed);
      at = forms.keep(analysed, chars, from, length);
      if (at < 0) {
        take(analysed, start, end, increment);
        return;
      }
    }
    int word = forms.word(at, field.number(), vocabulary);
    if (word == Forms.NOT_SIMPLE || all) {
      take(forms.form(at), start, end, increment);
      return;
    }
    move(increment);
    if (word != Forms.NO_WORD) {
      add(start, end, "");
      reading.noteAtLastToken(word);
    } else if (allPlaces) {
      add(start, end, "");
    }
  }

  private void take(Form form, int start, int end, int increment) {
    int[] here = all ? null : form.wordsInOnePlace(field.number(), vocabulary, asOf);
    if (here != null) {
      move(increment);
      if (here.length > 0 || allPlaces) {
        add(start, end, "");
        note(here);
      }
      return;
    }
    leftOut += increment - 1;
    for (int i = 0; i < form.size(); i++) {
      int termStart = start + form.start(i);
      move(form.increment(i));
      int[] words = form.words(i, field.number(), vocabulary, asOf);
      if (words.length > 0 || allPlaces) {
        int termEnd = end - form.beforeEnd(i);
        if (all) {
          add(termStart, termEnd, form.term(i));
        } else if (form.increment(i) > 0 || !isLastToken(termStart, termEnd)) {
          add(termStart, termEnd, "");
        }
        note(words);
      }
    }
    leftOut += form.leftOut();
  }

  private void note(int[] words) {
    for (int word : words) {
      reading.noteAtLastToken(word);
    }
  }

  private void add(int start, int end, String term) {
    reading.tokens().add(field.number(), position, offset + start, offset + end, term);
  }

  /** Whether another term in the same place, such as a synonym, has made a token already. */
  private boolean isLastToken(int start, int end) {
    Tokens tokens = reading.tokens();
    int last = tokens.size() - 1;
    return last >= 0
        && tokens.field(last) == field.number()
        && tokens.position(last) == position
        && tokens.start(last) == offset + start
        && tokens.end(last) == offset + end;
  }

  /** Leaves positions out: those of words that were removed, with nothing after them. */
  final void leaveOut(int positions) {
    leftOut += positions;
  }

  /** Moves on to the position of the next token. */
  private void move(int increment) {
    position += leftOut + increment;
    leftOut = 0;
  }

  /** Moves on to the sentence of a word, which may be one that is left out. */
  private void enterSentence(int start) {
    while (sentence < sentenceEnds.length && start >= sentenceEnds[sentence]) {
      sentence++;
      reading.sentences().add(field.number(), position + leftOut + 1);
    }
  }
}
