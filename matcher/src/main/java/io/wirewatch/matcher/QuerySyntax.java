package io.wirewatch.matcher;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.PointsConfig;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Lucene's query syntax over some fields, with the interval functions ({@code fn:ordered(…)},
 * {@code fn:maxwidth(…)} and so on) of Lucene's {@code StandardQueryParser}. Numbers and dates may
 * be compared as {@code score>=0.5}, which may be written {@code score:>=0.5} as well.
 */
public final class QuerySyntax {
  /** By which Lucene says how it tried to read a number or date. */
  private static final Pattern NAME_OF_A_FORMAT = Pattern.compile(" using [\\w.]+Format[.]?$");

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
      parsed = parser.parse(withoutSpareColons(query), defaultField);
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
   * The patterns by which a query asks for terms of a field, such as {@code sanctions*}: each tells
   * whether it takes a term. Not those that it rules out.
   */
  public static List<Predicate<String>> patterns(Query query, String field) {
    List<Predicate<String>> found = new ArrayList<>();
    query.visit(
        new QueryVisitor() {
          @Override
          public void consumeTermsMatching(
              Query leaf, String name, Supplier<ByteRunAutomaton> automaton) {
            if (name.equals(field)) {
              ByteRunAutomaton accepting = automaton.get();
              found.add(
                  term -> {
                    BytesRef bytes = new BytesRef(term);
                    return accepting.run(bytes.bytes, bytes.offset, bytes.length);
                  });
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

  private String withoutSpareColons(String query) {
    if (!query.contains(":>") && !query.contains(":<")) {
      return query;
    }
    StringBuilder without = new StringBuilder(query.length());
    boolean isQuoted = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\' && i + 1 < query.length()) {
        without.append(c).append(query.charAt(++i));
        continue;
      }
      isQuoted ^= c == '"';
      boolean comparesNext =
          c == ':' && (query.startsWith(">", i + 1) || query.startsWith("<", i + 1));
      if (!comparesNext || isQuoted || !endsWithNumbers(without)) {
        without.append(c);
      }
    }
    return without.toString();
  }

  /** Whether the last word so far is a field of numbers or dates. */
  private boolean endsWithNumbers(StringBuilder query) {
    int start = query.length();
    while (start > 0 && " \t\n(+-!".indexOf(query.charAt(start - 1)) < 0) {
      start--;
    }
    Fields.Field field = fields.get(query.substring(start));
    return field != null
        && (field.kind() == Fields.Kind.NUMBER || field.kind() == Fields.Kind.DATE);
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
    String line = message.lines().findFirst().orElse(message).strip();
    return NAME_OF_A_FORMAT.matcher(line).replaceFirst(" as a number or date");
  }
}
