package io.wirewatch.analysis.text;

import io.wirewatch.matcher.WordAnalyzer;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

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
    return new LemmaFilter(new EnglishPossessiveFilter(words), Lemmas.english(), KEPT);
  }
}
