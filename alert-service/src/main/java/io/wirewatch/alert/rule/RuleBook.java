package io.wirewatch.alert.rule;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.EnglishText;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.LiveQueries;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Map<String, TaggedFields.Asked> asked;
  private final Map<String, String> owners;
  private final List<Problem> problems;
  private final LiveQueries queries;

  private RuleBook(
      Map<String, Rule> rules,
      Map<String, TaggedFields.Asked> asked,
      Map<String, String> owners,
      List<Problem> problems,
      LiveQueries queries) {
    this.rules = rules;
    this.asked = asked;
    this.owners = owners;
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
    Map<String, TaggedFields.Asked> asked = new HashMap<>();
    List<StoredQuery> stored = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(distinct.problems());
    problems.addAll(outlets.problems());
    for (Loaded.Item<Rule> item : distinct.items()) {
      Rule rule = item.value();
      try {
        StoredQuery query = new StoredQuery(rule.id(), syntax.parse(rule.query(), "text"));
        stored.add(query);
        asked.put(rule.id(), TaggedFields.Asked.by(query));
        good.put(rule.id(), rule);
      } catch (InvalidQuery e) {
        problems.add(item.problem("query", e.reason()));
      }
    }
    Map<String, String> owners =
        outlets.values().stream().collect(Collectors.toMap(Source::id, Source::owner));
    return new RuleBook(good, asked, owners, problems, LiveQueries.of(fields, stored));
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

  /** Whether a rule asks for a topic, in whatever status or of whichever sides. */
  public boolean asksFor(String rule, String topic) {
    return asked.getOrDefault(rule, TaggedFields.Asked.NOTHING).topics().stream()
        .anyMatch(asked -> asked.equals(topic) || asked.startsWith(topic + "."));
  }

  /** An entry for each rule that an article matches and each group in which it counts there. */
  public List<RuleMatch> match(TaggedArticle tagged) {
    Article article = tagged.article();
    TextDocument document =
        TaggedFields.document(tagged)
            .with("source", article.source())
            .with("owner", owner(article))
            .with("language", tagged.language())
            .with("title", article.title())
            .with("text", article.title() + TITLE_AND_BODY + article.body());
    List<RuleMatch> found = new ArrayList<>();
    for (Match match : queries.matchWithSpans(document)) {
      rule(match.id()).ifPresent(rule -> found.addAll(entries(rule, tagged, match.spans())));
    }
    return found;
  }

  /** The entry for a rule and group that an article matched before and no longer does. */
  public static RuleMatch ceased(String rule, String group, TaggedArticle tagged) {
    Article article = tagged.article();
    return new RuleMatch(
        rule,
        group,
        false,
        counted(article, article.source(), List.of()),
        article.contentHash(),
        tagged.fingerprint(),
        tagged.story());
  }

  private List<RuleMatch> entries(Rule rule, TaggedArticle tagged, List<Span> spans) {
    Article article = tagged.article();
    Alert.Counted counted = counted(article, owner(article), matches(rule, tagged, spans));
    return rule.groupBy().groupsOf(tagged).stream()
        .map(
            group ->
                new RuleMatch(
                    rule.id(),
                    group,
                    true,
                    counted,
                    article.contentHash(),
                    tagged.fingerprint(),
                    tagged.story()))
        .toList();
  }

  private static Alert.Counted counted(Article article, String owner, List<Evidence> matches) {
    return new Alert.Counted(
        article.id(),
        article.source(),
        owner,
        article.title(),
        article.url(),
        article.publishedAt(),
        article.receivedAt(),
        matches);
  }

  private String owner(Article article) {
    return owners.getOrDefault(article.source(), article.source());
  }

  /** Where the rule's query matched, then what decided what it asks for beside words. */
  private List<Evidence> matches(Rule rule, TaggedArticle tagged, List<Span> spans) {
    Stream<Evidence> own = spans.stream().map(span -> evidence(rule, tagged.article(), span));
    Stream<Evidence> found =
        asked.getOrDefault(rule.id(), TaggedFields.Asked.NOTHING).evidence(tagged);
    return Stream.concat(own, found).distinct().limit(MAX_MATCHES).toList();
  }

  private static Evidence evidence(Rule rule, Article article, Span span) {
    int bodyStart = article.title().length() + TITLE_AND_BODY.length();
    boolean inBody = span.field().equals("text") && span.start() >= bodyStart;
    String text = inBody ? article.body() : article.title();
    int start = inBody ? span.start() - bodyStart : span.start();
    int end = Math.min(text.length(), inBody ? span.end() - bodyStart : span.end());
    return new Evidence(
        inBody ? "body" : "title", start, end, text.substring(start, end), rule.id());
  }
}
