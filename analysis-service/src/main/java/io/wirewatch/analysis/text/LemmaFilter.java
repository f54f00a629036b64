package io.wirewatch.analysis.text;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Puts a word's lemmas in its place. */
final class LemmaFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Lemmas lemmas;
  private final Set<String> kept;

  private String[] further = {};
  private int next;
  private State word = captureState();

  /**
   * Filters words.
   *
   * @param kept words that stay as they are when they are written so
   */
  LemmaFilter(TokenStream words, Lemmas lemmas, Set<String> kept) {
    super(words);
    this.lemmas = lemmas;
    this.kept = kept;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (next < further.length) {
      restoreState(word);
      term.setEmpty().append(further[next++]);
      increment.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    String form = term.toString().replace('’', '\'');
    if (kept.contains(form)) {
      return true;
    }
    further = lemmas.of(form);
    next = 1;
    if (further.length > 1) {
      word = captureState();
    }
    term.setEmpty().append(further[0]);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    further = new String[] {};
    next = 0;
  }
}
