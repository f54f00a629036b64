package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The words of a text field of several values, with the positions and offsets that Lucene's {@code
 * IndexWriter} gives them. (MemoryIndex by itself forgets words that were removed at the end of a
 * value.)
 */
record TextWords(List<Token> all) {
  /** A word. */
  record Token(String text, int position, int start, int end) {}

  static TextWords of(String field, List<String> values) {
    Analyzer analyzer = TestFields.analyzer(field);
    List<Token> all = new ArrayList<>();
    int position = -1;
    int offset = 0;
    for (String value : values) {
      try (TokenStream words = analyzer.tokenStream(field, value)) {
        CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
        OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
        PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
        words.reset();
        while (words.incrementToken()) {
          position += step.getPositionIncrement();
          int start = offset + place.startOffset();
          all.add(new Token(term.toString(), position, start, offset + place.endOffset()));
        }
        words.end();
        position += step.getPositionIncrement() + analyzer.getPositionIncrementGap(field);
        offset += place.endOffset() + analyzer.getOffsetGap(field);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new TextWords(List.copyOf(all));
  }

  /** The same words again, as a stream. */
  TokenStream stream() {
    return new Replay(all);
  }

  private static final class Replay extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> all;
    private int next;
    private int position = -1;

    Replay(List<Token> all) {
      this.all = all;
    }

    @Override
    public boolean incrementToken() {
      if (next == all.size()) {
        return false;
      }
      Token token = all.get(next++);
      clearAttributes();
      term.append(token.text());
      place.setOffset(token.start(), token.end());
      step.setPositionIncrement(token.position() - position);
      position = token.position();
      return true;
    }
  }
}
