package io.wirewatch.analysis.topic;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Json;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The topics in force, and where a text tells of them. */
public final class TopicPack {
  /** How many places are named as the evidence of one topic; the first of a field come first. */
  public static final int MAX_EVIDENCE = 20;

  private static final List<String> FIELDS = List.of("title", "body");

  private static final Comparator<Evidence> IN_ORDER =
      Comparator.comparing((Evidence evidence) -> FIELDS.indexOf(evidence.field()))
          .thenComparing(Evidence::start)
          .thenComparing(Evidence::end)
          .thenComparing(Evidence::by);

  /** One trigger, asked of one field. */
  private record Asked(TopicDefinition topic, String trigger, String field, boolean excludes) {
    String id() {
      return topic.id() + (excludes ? " but " : " by ") + trigger + " in " + field;
    }

    String place() {
      return topic.id() + " in " + field;
    }
  }

  private final List<TopicDefinition> definitions;
  private final List<Problem> problems;
  private final String version;
  private final Map<String, Asked> asked;
  private final LiveQueries queries;

  private TopicPack(
      List<TopicDefinition> definitions,
      List<Problem> problems,
      Map<String, Asked> asked,
      LiveQueries queries) {
    this.definitions = List.copyOf(definitions);
    this.problems = List.copyOf(problems);
    this.asked = Map.copyOf(asked);
    this.queries = queries;
    this.version = hash(this.definitions);
  }

  /** The topics of some definitions. One with a query that cannot be stored becomes a problem. */
  public static TopicPack of(Loaded<TopicDefinition> loaded) {
    Fields fields = new Fields();
    for (String field : FIELDS) {
      fields = fields.text(field, new EnglishText());
    }
    QuerySyntax syntax = new QuerySyntax(fields);
    Loaded<TopicDefinition> distinct = loaded.distinctBy(TopicDefinition::id);

    List<TopicDefinition> definitions = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(distinct.problems());
    Map<String, Asked> asked = new HashMap<>();
    List<StoredQuery> stored = new ArrayList<>();
    for (Loaded.Item<TopicDefinition> item : distinct.items()) {
      List<Problem> found = new ArrayList<>();
      List<StoredQuery> of = new ArrayList<>();
      ask(item, "triggers", item.value().triggers(), syntax, asked, of, found);
      ask(item, "exclude", item.value().exclude(), syntax, asked, of, found);
      if (found.isEmpty()) {
        definitions.add(item.value());
        stored.addAll(of);
      }
      problems.addAll(found);
    }
    return new TopicPack(definitions, problems, asked, LiveQueries.of(fields, stored));
  }

  private static void ask(
      Loaded.Item<TopicDefinition> item,
      String list,
      List<TopicDefinition.Trigger> triggers,
      QuerySyntax syntax,
      Map<String, Asked> asked,
      List<StoredQuery> stored,
      List<Problem> problems) {
    for (int i = 0; i < triggers.size(); i++) {
      TopicDefinition.Trigger trigger = triggers.get(i);
      try {
        for (String field : FIELDS) {
          Asked question = new Asked(item.value(), trigger.id(), field, list.equals("exclude"));
          stored.add(new StoredQuery(question.id(), syntax.parse(trigger.query(), field)));
          asked.put(question.id(), question);
        }
      } catch (InvalidQuery e) {
        problems.add(item.problem(list + "[" + i + "].query", e.reason()));
      }
    }
  }

  /** The definitions in force. */
  public List<TopicDefinition> definitions() {
    return definitions;
  }

  /** What kept others from being in force. */
  public List<Problem> problems() {
    return problems;
  }

  /** Twelve hex digits that change with any change of a definition in force. */
  public String version() {
    return version;
  }

  /**
   * The topics that an article tells of, in the order of their ids. A trigger that matches by the
   * absence of words alone has no evidence and finds nothing.
   */
  public List<TaggedArticle.Topic> find(String title, String body) {
    List<Match> matches =
        queries.matchWithSpans(new TextDocument().with("title", title).with("body", body));
    Set<String> excluded = new HashSet<>();
    for (Match match : matches) {
      Asked question = question(match);
      if (question.excludes()) {
        excluded.add(question.place());
      }
    }
    SortedMap<TopicDefinition, List<Evidence>> found =
        new TreeMap<>(Comparator.comparing(TopicDefinition::id));
    for (Match match : matches) {
      Asked question = question(match);
      if (!question.excludes() && !excluded.contains(question.place())) {
        for (Span span : match.spans()) {
          String text = span.field().equals("title") ? title : body;
          found
              .computeIfAbsent(question.topic(), topic -> new ArrayList<>())
              .add(evidence(span, text, question.trigger()));
        }
      }
    }
    return found.entrySet().stream().map(entry -> tag(entry.getKey(), entry.getValue())).toList();
  }

  private static TaggedArticle.Topic tag(TopicDefinition topic, List<Evidence> evidence) {
    return new TaggedArticle.Topic(
        topic.id(),
        topic.version(),
        evidence.stream().sorted(IN_ORDER).limit(MAX_EVIDENCE).toList());
  }

  private Asked question(Match match) {
    return Objects.requireNonNull(asked.get(match.id()));
  }

  private static Evidence evidence(Span span, String text, String trigger) {
    String quoted = text.substring(span.start(), span.end());
    return new Evidence(span.field(), span.start(), span.end(), quoted, trigger);
  }

  private static String hash(List<TopicDefinition> definitions) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.write(definitions));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
