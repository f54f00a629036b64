package io.wirewatch.matcher;

import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.PointsConfig;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Lucene's query syntax over some fields, with the interval functions ({@code fn:ordered(…)},
 * {@code fn:maxwidth(…)} and so on) of Lucene's {@code StandardQueryParser}.
 */
public final class QuerySyntax {
  /** The longest query that is taken, in UTF-16 units. */
  public static final int MAX_LENGTH = 100_000;

  private static final int MAX_NESTING = 100;

  private final Fields fields;

  /** The syntax over some fields. */
  public QuerySyntax(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads a query.
   *
   * @param query in Lucene's syntax
   * @param defaultField the field that is meant where none is named
   * @throws InvalidQuery when it does not parse, names a field that there is not, or can match
   *     nothing
   */
  public Query parse(String query, String defaultField) throws InvalidQuery {
    checkSize(query);
    StandardQueryParser parser = new StandardQueryParser(fields.analyzer());
    parser.setAllowLeadingWildcard(true);
    parser.setPointsConfigMap(pointsConfigs());
    Query parsed;
    try {
      parsed = parser.parse(query, defaultField);
    } catch (QueryNodeException | RuntimeException e) {
      throw new InvalidQuery("does not parse: " + firstLine(e));
    }
    if (parsed == null || compile(parsed) == NoClause.INSTANCE) {
      throw new InvalidQuery("can match nothing");
    }
    return parsed;
  }

  /** The terms that a query asks for in a field; not those that it rules out. */
  public static Set<String> terms(Query query, String field) {
    Set<String> found = new TreeSet<>();
    query.visit(
        new QueryVisitor() {
          @Override
          public void consumeTerms(Query leaf, Term... terms) {
            for (Term term : terms) {
              if (term.field().equals(field)) {
                found.add(term.text());
              }
            }
          }
        });
    return found;
  }

  /**
   * Whether a query asks for words by their ends only, such as {@code *ing}: each word of each text
   * is then looked at. Any word at all ({@code title:*}) is not asked for by its end.
   */
  public static boolean hasLeadingWildcard(Query query) {
    boolean[] found = {false};
    query.visit(
        new QueryVisitor() {
          @Override
          public void consumeTermsMatching(
              Query leaf, String field, Supplier<ByteRunAutomaton> automaton) {
            found[0] |= leaf instanceof WildcardQuery pattern && leads(pattern.getTerm().text());
          }

          @Override
          public void visitLeaf(Query leaf) {
            found[0] |= leaf instanceof WildcardQuery pattern && leads(pattern.getTerm().text());
          }
        });
    return found[0];
  }

  private static boolean leads(String pattern) {
    return pattern.length() > 1 && (pattern.startsWith("*") || pattern.startsWith("?"));
  }

  private static void checkSize(String query) throws InvalidQuery {
    if (query.isBlank()) {
      throw new InvalidQuery("is empty");
    }
    if (query.length() > MAX_LENGTH) {
      throw new InvalidQuery("is longer than " + MAX_LENGTH + " characters");
    }
    int depth = 0;
    for (int i = 0; i < query.length(); i++) {
      depth += query.charAt(i) == '(' ? 1 : query.charAt(i) == ')' ? -1 : 0;
      if (depth > MAX_NESTING) {
        throw new InvalidQuery("is nested deeper than " + MAX_NESTING + " at character " + (i + 1));
      }
    }
  }

  /** Stores it for a moment, so that what cannot be stored is refused here. */
  private Clause compile(Query query) throws InvalidQuery {
    return new Compiler(new Vocabulary(fields)).compile(query);
  }

  private Map<String, PointsConfig> pointsConfigs() {
    Map<String, PointsConfig> configs = new HashMap<>();
    for (String name : fields.names()) {
      switch (Objects.requireNonNull(fields.get(name)).kind()) {
        case NUMBER ->
            configs.put(
                name, new PointsConfig(NumberFormat.getInstance(Locale.ROOT), Double.class));
        case DATE -> configs.put(name, new PointsConfig(new InstantFormat(), Long.class));
        case TEXT, KEYWORD -> {}
      }
    }
    return configs;
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message).strip();
  }
}
