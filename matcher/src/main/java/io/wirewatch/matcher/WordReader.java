package io.wirewatch.matcher;

import java.io.CharArrayReader;
import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Reads a text field that has a {@link WordAnalyzer}: cuts the text into words, and filters those
 * that were not met lately. Where the analyser cuts by Lucene's {@code StandardTokenizer}, runs of
 * ASCII letters and digits are cut here, with the same outcome, and the tokenizer is asked only for
 * stretches with other characters.
 */
final class WordReader extends FieldReader {
  private static final int BITS = 14;

  private final Tokenizer tokenizer;
  private final CharTermAttribute tokenTerm;
  private final OffsetAttribute tokenOffsets;
  private final PositionIncrementAttribute tokenPositions;
  private final boolean standard;

  private final OneWord oneWord = new OneWord();
  private final TokenStream filtered;
  private final CharTermAttribute term;
  private final OffsetAttribute offsets;
  private final PositionIncrementAttribute positions;

  private char[] chars = new char[4096];

  WordReader(Fields.Field field, WordAnalyzer analyzer, Vocabulary vocabulary, Reading reading) {
    super(field, vocabulary, reading, BITS);
    tokenizer = analyzer.tokenizer();
    tokenTerm = tokenizer.addAttribute(CharTermAttribute.class);
    tokenOffsets = tokenizer.addAttribute(OffsetAttribute.class);
    tokenPositions = tokenizer.addAttribute(PositionIncrementAttribute.class);
    standard =
        tokenizer instanceof StandardTokenizer words
            && words.getMaxTokenLength() == StandardWords.LONGEST;
    filtered = analyzer.filter(oneWord);
    term = filtered.addAttribute(CharTermAttribute.class);
    offsets = filtered.addAttribute(OffsetAttribute.class);
    positions = filtered.addAttribute(PositionIncrementAttribute.class);
  }

  @Override
  int readText(String text) throws IOException {
    int length = text.length();
    if (length > chars.length) {
      chars = new char[length + length / 2];
    }
    text.getChars(0, length, chars, 0);
    if (standard) {
      readStandard(length);
    } else {
      tokenize(0, length);
    }
    return length;
  }

  private void readStandard(int length) throws IOException {
    int at = 0;
    while (at < length) {
      if (!StandardWords.isWord(chars[at])) {
        if (StandardWords.isPlain(chars[at])) {
          at++;
        } else {
          at = tokenizeStretch(at, length);
        }
        continue;
      }
      int end = StandardWords.end(chars, at, length);
      if (end < 0) {
        at = tokenizeStretch(at, length);
      } else {
        word(chars, at, end - at, at, end, 1);
        at = end;
      }
    }
  }

  /** Asks the tokenizer for the words up to the next white space, which parts words for certain. */
  private int tokenizeStretch(int from, int length) throws IOException {
    int end = from + 1;
    while (end < length && !StandardWords.isSpace(chars[end])) {
      end++;
    }
    tokenize(from, end);
    return end;
  }

  private void tokenize(int from, int end) throws IOException {
    tokenizer.setReader(new CharArrayReader(chars, from, end - from));
    tokenizer.reset();
    while (tokenizer.incrementToken()) {
      char[] buffer = tokenTerm.buffer();
      int length = tokenTerm.length();
      int increment = tokenPositions.getPositionIncrement();
      int start = from + tokenOffsets.startOffset();
      word(buffer, 0, length, start, from + tokenOffsets.endOffset(), increment);
    }
    tokenizer.end();
    leaveOut(tokenPositions.getPositionIncrement());
    tokenizer.close();
  }

  @Override
  void analyse(char[] word, int from, int length, Form form) throws IOException {
    oneWord.set(word, from, length);
    filtered.reset();
    while (filtered.incrementToken()) {
      form.add(
          term.buffer(),
          0,
          term.length(),
          positions.getPositionIncrement(),
          offsets.startOffset(),
          length - offsets.endOffset());
    }
    filtered.end();
    form.leftOut(positions.getPositionIncrement());
    filtered.close();
  }

  /** A stream of a single word. */
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private char[] chars = {};
    private int from;
    private int length;
    private boolean read;

    private void set(char[] chars, int from, int length) {
      this.chars = chars;
      this.from = from;
      this.length = length;
      read = false;
    }

    @Override
    public boolean incrementToken() {
      if (read) {
        return false;
      }
      read = true;
      clearAttributes();
      term.copyBuffer(chars, from, length);
      offsets.setOffset(0, length);
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      offsets.setOffset(length, length);
    }
  }
}
