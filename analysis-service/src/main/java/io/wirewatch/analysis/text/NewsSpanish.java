package io.wirewatch.analysis.text;

import io.wirewatch.matcher.WordAnalyzer;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Spanish words, each as its lemma, as {@link NewsEnglish} has it: {@code desplegaron} and {@code
 * despliegan} are {@code desplegar}. What English says with {@code will} and {@code would} is in
 * the verb's ending, so that {@code desplegará} is {@code verbofuturo} too, and {@code desplegaría}
 * {@code verbocondicional}: queries name these, and verbs by their infinitive.
 */
public final class NewsSpanish extends WordAnalyzer {
  @Override
  protected Tokenizer tokenizer() {
    return new StandardTokenizer();
  }

  @Override
  protected TokenStream filter(TokenStream words) {
    return new LemmaFilter(words, Lemmas.spanish(), Set.of());
  }
}
