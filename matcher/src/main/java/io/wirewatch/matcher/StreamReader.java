package io.wirewatch.matcher;

import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Reads a text field whose analyser may look at several words at once: takes all its tokens. */
final class StreamReader extends FieldReader {
  private static final int BITS = 13;

  StreamReader(Fields.Field field, Vocabulary vocabulary, Reading reading) {
    super(field, vocabulary, reading, BITS);
  }

  @Override
  int readText(String text) throws IOException {
    try (TokenStream stream = field.analyzer().tokenStream(field.name(), text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute positions = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        int start = offsets.startOffset();
        int end = offsets.endOffset();
        word(term.buffer(), 0, term.length(), start, end, positions.getPositionIncrement());
      }
      stream.end();
      leaveOut(positions.getPositionIncrement());
      return offsets.endOffset();
    }
  }

  /** A token's term is analysed already. */
  @Override
  void analyse(char[] chars, int from, int length, Form form) {
    form.add(chars, from, length, 1, 0, 0);
  }
}
