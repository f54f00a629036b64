package io.wirewatch.alert.rule;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.TextDocument;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An article as rules see it, and what is told of those of them that it matches. */
final class MatchEntries {
  private static final int MAX_MATCHES = 20;
  private static final String TITLE_AND_BODY = "\n\n";

  private final TaggedArticle tagged;
  private final Outlets outlets;

  /** A stored query of a rule that an article matches, what it asks beside words, and where. */
  record Met(CompiledRule rule, Asking asking, List<Span> spans) {
    int clause() {
      return asking.clause();
    }
  }

  MatchEntries(TaggedArticle tagged, Outlets outlets) {
    this.tagged = tagged;
    this.outlets = outlets;
  }

  /** What queries are asked of. */
  TextDocument document() {
    Article article = tagged.article();
    return TaggedFields.document(tagged)
        .with("source", article.source())
        .with("owner", outlets.owner(article.source()))
        .with("language", tagged.language())
        .with("title", article.title())
        .with("text", article.title() + TITLE_AND_BODY + article.body());
  }

  /** An entry for each group of a rule in which the article counts, or would for another score. */
  Stream<RuleMatch> of(List<Met> met) {
    met.sort(Comparator.comparingInt(Met::clause));
    List<Met> counting = met.stream().filter(one -> one.asking().isMet(tagged)).toList();
    List<Integer> clauses = clauses(counting);
    List<Met> below = counting.size() == met.size() ? List.of() : below(met, clauses);
    if (counting.isEmpty() && below.isEmpty()) {
      return Stream.empty();
    }
    List<RuleMatch.BelowScore> belowScore =
        clauses(below).stream()
            .map(clause -> new RuleMatch.BelowScore(clause, best(of(clause, below))))
            .toList();
    CompiledRule compiled = met.getFirst().rule();
    Rule rule = compiled.rule();
    Set<Evidence> matches = matches(counting);
    matches.addAll(matches(below));
    Alert.Counted counted =
        counted(
            List.copyOf(matches),
            best(counting.isEmpty() ? below : counting),
            (counting.isEmpty() ? below : counting).getFirst().clause());
    return rule.groupBy().groupsOf(tagged, counted.owner()).stream()
        .map(
            group ->
                entry(rule.id(), group, true, counted, clauses, compiled.version(), belowScore));
  }

  /** Of the other clauses, those of whose topics there is a score. */
  private List<Met> below(List<Met> met, List<Integer> counting) {
    return met.stream()
        .filter(one -> !counting.contains(one.clause()))
        .filter(one -> one.asking().askedScore(tagged).isPresent())
        .toList();
  }

  private static List<Integer> clauses(List<Met> met) {
    return met.stream().map(Met::clause).distinct().toList();
  }

  private static List<Met> of(int clause, List<Met> met) {
    return met.stream().filter(one -> one.clause() == clause).toList();
  }

  private double best(List<Met> met) {
    return met.stream().mapToDouble(one -> one.asking().score(tagged)).max().orElse(0);
  }

  /** The entry for a rule and group that the article matched before and no longer does. */
  RuleMatch ceased(String rule, String group, String version) {
    return entry(rule, group, false, counted(List.of(), 0, 0), List.of(), version, List.of());
  }

  private RuleMatch entry(
      String rule,
      String group,
      boolean matches,
      Alert.Counted counted,
      List<Integer> clauses,
      String version,
      List<RuleMatch.BelowScore> belowScore) {
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
        counted.origin(),
        belowScore);
  }

  private Alert.Counted counted(List<Evidence> matches, double score, int clause) {
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

  /** Of each clause, where its queries matched and what decided what they ask beside words. */
  private Set<Evidence> matches(List<Met> met) {
    Set<Evidence> matches = new LinkedHashSet<>();
    for (int clause : clauses(met)) {
      Set<Evidence> ofClause = new LinkedHashSet<>();
      for (Met one : of(clause, met)) {
        String by = one.rule().nameOf(clause);
        fill(ofClause, evidence(by, one.spans(), one.asking().asked()));
      }
      matches.addAll(ofClause);
    }
    return matches;
  }

  /** Where a query matched, then what decided what it asks for beside words. */
  Set<Evidence> evidence(String by, List<Span> spans, TaggedFields.Asked asked) {
    Set<Evidence> evidence = new LinkedHashSet<>();
    for (int i = 0; i < spans.size() && evidence.size() < MAX_MATCHES; i++) {
      evidence.add(evidence(by, spans.get(i)));
    }
    fill(evidence, asked.evidence(tagged));
    return evidence;
  }

  private static void fill(Set<Evidence> some, Collection<Evidence> more) {
    for (Evidence one : more) {
      if (some.size() == MAX_MATCHES) {
        return;
      }
      some.add(one);
    }
  }

  private Evidence evidence(String by, Span span) {
    Article article = tagged.article();
    int bodyStart = article.title().length() + TITLE_AND_BODY.length();
    boolean inBody = span.field().equals("text") && span.start() >= bodyStart;
    String text = inBody ? article.body() : article.title();
    int start = inBody ? span.start() - bodyStart : span.start();
    int end = Math.min(text.length(), inBody ? span.end() - bodyStart : span.end());
    return new Evidence(inBody ? "body" : "title", start, end, text.substring(start, end), by);
  }
}
