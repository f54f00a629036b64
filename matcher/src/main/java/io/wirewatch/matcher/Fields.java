package io.wirewatch.matcher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * The fields that documents have and queries may name. A text field is analysed into words; a
 * keyword's values are taken as they are; numbers and dates can be asked for by range. Immutable:
 * each method returns fields with some added. A name added again is what it was added as last.
 */
public final class Fields {
  enum Kind {
    TEXT,
    KEYWORD,
    NUMBER,
    DATE
  }

  /**
   * A field.
   *
   * @param number 0 for the first that was added, and so on
   */
  record Field(int number, String name, Kind kind, Analyzer analyzer) {}

  private static final Analyzer AS_IT_IS = new KeywordAnalyzer();

  private final Map<String, Field> byName;

  /** No fields yet. */
  public Fields() {
    this(Map.of());
  }

  private Fields(Map<String, Field> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /** Adds a text field. A {@link WordAnalyzer} is read much faster than others. */
  public Fields text(String name, Analyzer analyzer) {
    return with(Kind.TEXT, analyzer, name);
  }

  /** Adds keyword fields. */
  public Fields keywords(String... names) {
    return with(Kind.KEYWORD, AS_IT_IS, names);
  }

  /** Adds fields of numbers, held as {@code double}. */
  public Fields numbers(String... names) {
    return with(Kind.NUMBER, AS_IT_IS, names);
  }

  /** Adds fields of instants, held to the millisecond. */
  public Fields dates(String... names) {
    return with(Kind.DATE, AS_IT_IS, names);
  }

  private Fields with(Kind kind, Analyzer analyzer, String... names) {
    Map<String, Field> more = new LinkedHashMap<>(byName);
    for (String name : names) {
      Field before = more.get(name);
      int number = before == null ? more.size() : before.number();
      more.put(name, new Field(number, name, kind, analyzer));
    }
    return new Fields(more);
  }

  /** The names of all fields, in the order in which they were added. */
  public Set<String> names() {
    return byName.keySet();
  }

  @Nullable Field get(String name) {
    return byName.get(name);
  }

  int size() {
    return byName.size();
  }

  Analyzer analyzer() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String name) {
        Field field = byName.get(name);
        return field == null ? AS_IT_IS : field.analyzer();
      }
    };
  }
}
