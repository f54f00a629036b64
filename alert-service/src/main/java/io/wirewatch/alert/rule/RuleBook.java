package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.LiveQueries;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules in force, and which of them an article matches. Their queries name the fields {@code
 * source}, {@code owner}, {@code language} and those of {@link TaggedFields}, taken as they are,
 * and {@code title} and {@code text} (title and body together), taken word by word.
 */
public final class RuleBook {
  private static final int MAX_MATCHES = 20;
  private static final String TITLE_AND_BODY = "\n\n";

  private final Map<String, Rule> rules;

  /** By the names of the stored queries. */
  private final Map<String, Asks> asks;

  private final Outlets outlets;
  private final List<Problem> problems;
  private final LiveQueries queries;

  /**
   * A stored query.
   *
   * @param rule the rule that asks
   * @param clause the number of the query in the rule
   * @param fields what it asks for beside words
   */
  private record Asks(Rule rule, int clause, TaggedFields.Asked fields) {
    /** What the evidence calls it: the rule, and the clause where there are several. */
    String name() {
      return rule.condition().queries().size() == 1 ? rule.id() : rule.queryIds().get(clause);
    }
  }

  /** A clause that an article matches. */
  private record Met(Asks asks, List<Span> spans) {}

  private RuleBook(
      Map<String, Rule> rules,
      Map<String, Asks> asks,
      Outlets outlets,
      List<Problem> problems,
      LiveQueries queries) {
    this.rules = rules;
    this.asks = asks;
    this.outlets = outlets;
    this.problems = List.copyOf(problems);
    this.queries = queries;
  }

  /** The rules of some definitions. One with a query that cannot be stored becomes a problem. */
  public static RuleBook of(Loaded<Rule> rules, Loaded<Source> sources) {
    Fields fields =
        new Fields()
            .text("title", new EnglishText())
            .text("text", new EnglishText())
            .keywords("source", "owner", "language")
            .keywords(TaggedFields.names());
    QuerySyntax syntax = new QuerySyntax(fields);
    Loaded<Rule> distinct = rules.distinctBy(Rule::id);
    Loaded<Source> outlets = sources.distinctBy(Source::id);

    Map<String, Rule> good = new LinkedHashMap<>();
    Map<String, Asks> asks = new HashMap<>();
    List<StoredQuery> stored = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(distinct.problems());
    problems.addAll(outlets.problems());
    for (Loaded.Item<Rule> item : distinct.items()) {
      Rule rule = item.value();
      try {
        List<StoredQuery> queries = ClausePlace.stored(rule, syntax);
        for (int clause = 0; clause < queries.size(); clause++) {
          StoredQuery query = queries.get(clause);
          asks.put(query.id(), new Asks(rule, clause, TaggedFields.Asked.by(query)));
        }
        stored.addAll(queries);
        good.put(rule.id(), rule);
      } catch (InvalidField e) {
        problems.add(item.problem(e.field(), String.valueOf(e.getMessage())));
      }
    }
    return new RuleBook(
        good, asks, Outlets.of(outlets.values()), problems, LiveQueries.of(fields, stored));
  }

  /** The rules in force. */
  public Collection<Rule> rules() {
    return rules.values();
  }

  /** The rule of that id, if it is in force. */
  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** What kept others from being in force. */
  public List<Problem> problems() {
    return problems;
  }

  /** An entry for each rule that an article matches and each group in which it counts there. */
  public List<RuleMatch> match(TaggedArticle tagged) {
    Article article = tagged.article();
    TextDocument document =
        TaggedFields.document(tagged)
            .with("source", article.source())
            .with("owner", outlets.owner(article.source()))
            .with("language", tagged.language())
            .with("title", article.title())
            .with("text", article.title() + TITLE_AND_BODY + article.body());
    Map<String, List<Met>> metByRule = new LinkedHashMap<>();
    for (Match match : queries.matchWithSpans(document)) {
      Asks met = asks.get(match.id());
      if (met != null) {
        metByRule
            .computeIfAbsent(met.rule().id(), rule -> new ArrayList<>())
            .add(new Met(met, match.spans()));
      }
    }
    return metByRule.values().stream().flatMap(met -> entries(tagged, met)).toList();
  }

  /** The entry for a rule and group that an article matched before and no longer does. */
  public RuleMatch ceased(String rule, String group, TaggedArticle tagged) {
    return entry(
        rule,
        group,
        false,
        tagged,
        counted(tagged, List.of(), 0, 0),
        List.of(),
        rule(rule).map(Rule::version).orElse(""));
  }

  private Stream<RuleMatch> entries(TaggedArticle tagged, List<Met> met) {
    met.sort(Comparator.comparingInt(clause -> clause.asks().clause()));
    Rule rule = met.getFirst().asks().rule();
    List<Integer> clauses = met.stream().map(clause -> clause.asks().clause()).toList();
    Alert.Counted counted =
        counted(
            tagged,
            met.stream().flatMap(clause -> matches(clause, tagged)).distinct().toList(),
            met.stream()
                .mapToDouble(clause -> clause.asks().fields().score(tagged))
                .max()
                .orElse(0),
            clauses.getFirst());
    return rule.groupBy().groupsOf(tagged, counted.owner()).stream()
        .map(group -> entry(rule.id(), group, true, tagged, counted, clauses, rule.version()));
  }

  private static RuleMatch entry(
      String rule,
      String group,
      boolean matches,
      TaggedArticle tagged,
      Alert.Counted counted,
      List<Integer> clauses,
      String version) {
    return new RuleMatch(
        rule,
        group,
        matches,
        counted,
        tagged.article().contentHash(),
        tagged.fingerprint(),
        tagged.story(),
        clauses,
        version,
        counted.origin());
  }

  private Alert.Counted counted(
      TaggedArticle tagged, List<Evidence> matches, double score, int clause) {
    Article article = tagged.article();
    return new Alert.Counted(
        article.id(),
        article.source(),
        outlets.owner(article.source()),
        article.title(),
        article.url(),
        article.publishedAt(),
        article.receivedAt(),
        matches,
        tagged.story(),
        outlets.ownerOfAgency(tagged.origin()),
        score,
        clause);
  }

  /** Where a clause's query matched, then what decided what it asks for beside words. */
  private static Stream<Evidence> matches(Met met, TaggedArticle tagged) {
    String by = met.asks().name();
    Stream<Evidence> own = met.spans().stream().map(span -> evidence(by, tagged.article(), span));
    Stream<Evidence> found = met.asks().fields().evidence(tagged);
    return Stream.concat(own, found).distinct().limit(MAX_MATCHES);
  }

  private static Evidence evidence(String by, Article article, Span span) {
    int bodyStart = article.title().length() + TITLE_AND_BODY.length();
    boolean inBody = span.field().equals("text") && span.start() >= bodyStart;
    String text = inBody ? article.body() : article.title();
    int start = inBody ? span.start() - bodyStart : span.start();
    int end = Math.min(text.length(), inBody ? span.end() - bodyStart : span.end());
    return new Evidence(inBody ? "body" : "title", start, end, text.substring(start, end), by);
  }
}
