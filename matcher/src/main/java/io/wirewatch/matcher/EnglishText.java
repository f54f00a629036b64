package io.wirewatch.matcher;

import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * English words, lower-cased and brought to their stem by KStem, which unlike Porter's stemmer
 * keeps words of different meaning apart. No word is left out, so that phrases are what they say.
 */
public final class EnglishText extends WordAnalyzer {
  @Override
  protected Tokenizer tokenizer() {
    return new StandardTokenizer();
  }

  @Override
  protected TokenStream filter(TokenStream words) {
    return new KStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new LowerCaseFilter(in);
  }
}
