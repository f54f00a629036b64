package io.wirewatch.percolator;

import io.wirewatch.matcher.EnglishText;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.opensearch.index.analysis.AnalyzerProvider;
import org.opensearch.index.analysis.AnalyzerScope;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/** Gives a node the analyser that all engines of the benchmarks use. */
public final class EnglishTextPlugin extends Plugin implements AnalysisPlugin {
  static final String ANALYZER = "english_text";

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    return Map.of(ANALYZER, (index, environment, name, settings) -> new Provider(name));
  }

  private record Provider(String name) implements AnalyzerProvider<Analyzer> {
    @Override
    public AnalyzerScope scope() {
      return AnalyzerScope.INDEX;
    }

    @Override
    public Analyzer get() {
      return new EnglishText();
    }
  }
}
