package io.wirewatch.matcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Reads a text field whose analyser may look at several words at once: takes all its tokens. */
final class StreamReader extends FieldReader {
  StreamReader(Fields.Field field, Vocabulary vocabulary, Forms forms, Reading reading) {
    super(field, vocabulary, forms, reading);
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
        int hash = hash(term.buffer(), 0, term.length());
        word(term.buffer(), 0, term.length(), hash, start, end, positions.getPositionIncrement());
      }
      stream.end();
      return offsets.endOffset();
    }
  }

  /** A token's term is analysed already. */
  @Override
  Form analyse(char[] chars, int from, int length, int hash) {
    char[] text = Arrays.copyOfRange(chars, from, from + length);
    Form.Part itself = new Form.Part(new String(text), 1, 0, Form.WHOLE);
    return new Form(field.number(), hash, text, List.of(itself), 0);
  }
}
