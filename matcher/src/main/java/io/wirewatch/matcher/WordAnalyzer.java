package io.wirewatch.matcher;

import java.io.Reader;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/**
 * An analyser whose filters look at one word at a time: what becomes of a word does not depend on
 * the words around it, on its place, or on its type. Lower-casing, stemming, stop words, folding of
 * accents and synonyms of single words are such filters; shingles and synonyms of several words are
 * not.
 *
 * <p>{@link StoredQueries} then filters each form of a word once and remembers the outcome, which
 * makes reading a text several times faster. For any other {@link Analyzer} it reads the whole
 * token stream each time.
 */
public abstract class WordAnalyzer extends Analyzer {
  /** For subclasses. */
  protected WordAnalyzer() {}

  /** What cuts a text into words. */
  protected abstract Tokenizer tokenizer();

  /** What becomes of the words, each by itself. */
  protected abstract TokenStream filter(TokenStream words);

  /**
   * This analyser with a further filter after its own.
   *
   * @param further a filter that looks at one word at a time
   */
  public final WordAnalyzer with(UnaryOperator<TokenStream> further) {
    WordAnalyzer base = this;
    return new WordAnalyzer() {
      @Override
      protected Tokenizer tokenizer() {
        return base.tokenizer();
      }

      @Override
      protected TokenStream filter(TokenStream words) {
        return further.apply(base.filter(words));
      }
    };
  }

  @Override
  protected final TokenStreamComponents createComponents(String field) {
    Tokenizer words = tokenizer();
    return new TokenStreamComponents(words, filter(words));
  }

  @Override
  protected final Reader initReader(String field, Reader text) {
    return text;
  }
}
