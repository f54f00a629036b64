package io.wirewatch.benchmarks.workload;

import io.wirewatch.matcher.EnglishText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;

/** The terms of words, analysed as the articles are. */
final class Terms {
  private final Analyzer analyzer = new EnglishText();
  private final Map<String, String> known = new HashMap<>();

  /** The term of one word; a new object each time, as a query parser makes it. */
  Term of(String word) {
    return new Term(Workload.TEXT, known.computeIfAbsent(word, this::analysed));
  }

  private String analysed(String word) {
    try (TokenStream tokens = analyzer.tokenStream(Workload.TEXT, word)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      if (!tokens.incrementToken()) {
        throw new IllegalArgumentException("not a word: " + word);
      }
      String first = term.toString();
      if (tokens.incrementToken()) {
        throw new IllegalArgumentException("more than one word: " + word);
      }
      tokens.end();
      return first;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
