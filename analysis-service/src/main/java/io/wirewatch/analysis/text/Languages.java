package io.wirewatch.analysis.text;

import io.wirewatch.matcher.WordAnalyzer;
import java.util.Map;

/** The languages in which topics can be found. */
public final class Languages {
  private static final Map<String, WordAnalyzer> ANALYZERS =
      Map.of("en", new NewsEnglish(), "es", new NewsSpanish());

  private Languages() {}

  /** What brings words to what queries are compared with, by BCP 47 language. */
  public static Map<String, WordAnalyzer> analyzers() {
    return ANALYZERS;
  }
}
