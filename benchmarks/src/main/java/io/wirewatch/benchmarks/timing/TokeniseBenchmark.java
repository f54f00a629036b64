package io.wirewatch.benchmarks.timing;

import io.wirewatch.benchmarks.workload.Article;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.matcher.EnglishText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What it takes to read an article's tokens and do nothing with them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls the set-up
public class TokeniseBenchmark {
  /** The analysers, by the name of the measurement. */
  public enum Tokens {
    /** The analyser of this project. */
    TOKENS_ENGLISH_TEXT,
    /** Lucene's for English, with stop words and Porter's stemmer. */
    TOKENS_ENGLISH_ANALYZER,
    /** Words alone, neither lower-cased nor stemmed. */
    TOKENS_PLAIN;

    Analyzer analyzer() {
      return switch (this) {
        case TOKENS_ENGLISH_TEXT -> new EnglishText();
        case TOKENS_ENGLISH_ANALYZER -> new EnglishAnalyzer();
        case TOKENS_PLAIN ->
            new Analyzer() {
              @Override
              protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new StandardTokenizer());
              }
            };
      };
    }
  }

  /** The analyser. */
  @Param public Tokens engine;

  /** A workload's name. */
  @Param("generated")
  public String workload;

  /** The folder of the sample data. */
  @Param("seeds")
  public String seeds;

  private List<List<Article>> batches;
  private Analyzer analyzer;
  private int next;

  /** Makes the articles. */
  @Setup
  public void read() {
    analyzer = engine.analyzer();
    batches = Batches.of(Workload.of(workload, Path.of(seeds)).articles(), MatchBenchmark.BATCH);
  }

  /** Fifty articles. */
  @Benchmark
  @OperationsPerInvocation(MatchBenchmark.BATCH)
  public void tokenise(Blackhole blackhole) throws IOException {
    for (Article article : batches.get(next++ % batches.size())) {
      try (TokenStream tokens = analyzer.tokenStream(Workload.TEXT, article.text())) {
        CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
        tokens.reset();
        while (tokens.incrementToken()) {
          blackhole.consume(term.length());
        }
        tokens.end();
      }
    }
  }
}
