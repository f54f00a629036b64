package io.wirewatch.matcher;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;

/**
 * The fields that documents have and queries may name. A text field is analysed into words; a
 * keyword field's values are taken as they are.
 */
public final class Fields {
  private final Map<String, Analyzer> analyzers = new LinkedHashMap<>();
  private final Set<String> keywords = new LinkedHashSet<>();
  private final Analyzer keyword = new KeywordAnalyzer();

  /** Adds a text field. */
  public Fields text(String name, Analyzer analyzer) {
    analyzers.put(name, analyzer);
    return this;
  }

  /** Adds keyword fields. */
  public Fields keywords(String... names) {
    for (String name : names) {
      analyzers.put(name, keyword);
      keywords.add(name);
    }
    return this;
  }

  /** The names of all fields, in the order in which they were added. */
  public Set<String> names() {
    return analyzers.keySet();
  }

  boolean isKeyword(String name) {
    return keywords.contains(name);
  }

  Analyzer analyzer() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return analyzers.getOrDefault(field, keyword);
      }
    };
  }
}
