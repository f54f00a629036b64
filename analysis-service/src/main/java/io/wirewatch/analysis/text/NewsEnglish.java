package io.wirewatch.analysis.text;

import io.wirewatch.matcher.WordAnalyzer;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * English words, each as its lemma: {@code deployed} is {@code deploy}, {@code held} is {@code
 * hold}. A form of several words ({@code left}: leave, left) is each of them. Words are
 * lower-cased, but for those that are another word in capitals: {@code US}, {@code WHO}, {@code
 * March}. Nothing is left out, so that phrases and distances are what they say.
 */
public final class NewsEnglish extends WordAnalyzer {
  /** Words that mean something else when they are written so. */
  private static final Set<String> KEPT =
      Set.of("US", "WHO", "IT", "IS", "AID", "AIDS", "ICE", "START", "SALT", "March", "May");

  @Override
  protected Tokenizer tokenizer() {
    return new StandardTokenizer();
  }

  @Override
  protected TokenStream filter(TokenStream words) {
    return new LemmaFilter(new EnglishPossessiveFilter(words));
  }

  /** Puts a word's lemmas in its place. */
  private static final class LemmaFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final Lemmas lemmas = Lemmas.english();

    private String[] further = {};
    private int next;
    private State word = captureState();

    LemmaFilter(TokenStream words) {
      super(words);
    }

    @Override
    public boolean incrementToken() throws java.io.IOException {
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
      if (KEPT.contains(form)) {
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
    public void reset() throws java.io.IOException {
      super.reset();
      further = new String[] {};
      next = 0;
    }
  }
}
