package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.text.Wording;
import io.wirewatch.analysis.topic.TopicDefinition.Exclusion;
import io.wirewatch.analysis.topic.TopicDefinition.Trigger;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.LiveQueries;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.StoredQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The triggers and exclusions of all topics in one language. */
final class Triggers {
  private static final String TEXT = "text";

  /** A query that is asked of each sentence: a trigger's or an exclusion's. */
  private sealed interface Asked {
    record Finds(TopicDefinition topic, Trigger trigger) implements Asked {}

    record TakesAway(TopicDefinition topic, Exclusion exclusion) implements Asked {}
  }

  private final List<Asked> asked = new ArrayList<>();
  private final LiveQueries queries;

  private Triggers(LiveQueries queries) {
    this.queries = queries;
  }

  /** Compiles queries, one after the other. */
  static final class Compiler {
    private final Wording wording;
    private final QuerySyntax syntax;
    private final List<Asked> asked = new ArrayList<>();
    private final List<StoredQuery> stored = new ArrayList<>();
    private int kept;

    Compiler(Wording wording) {
      this.wording = wording;
      syntax = new QuerySyntax(new Fields().text(TEXT, wording.ofQueries()));
    }

    void add(TopicDefinition topic, Trigger trigger) throws InvalidQuery {
      add(new Asked.Finds(topic, trigger), trigger.query(), true);
    }

    void add(TopicDefinition topic, Exclusion exclusion) throws InvalidQuery {
      boolean perSentence = exclusion.scope() == Exclusion.Scope.SENTENCE;
      add(new Asked.TakesAway(topic, exclusion), exclusion.query(), perSentence);
    }

    private void add(Asked question, String text, boolean perSentence) throws InvalidQuery {
      String id = Integer.toString(asked.size());
      var query = syntax.parse(wording.expand(text), TEXT);
      stored.add(
          perSentence ? StoredQuery.perSentence(id, query, TEXT) : new StoredQuery(id, query));
      asked.add(question);
    }

    /** Keeps what was added since the last time. */
    void keep() {
      kept = asked.size();
    }

    /** Drops what was added since. */
    void drop() {
      asked.subList(kept, asked.size()).clear();
      stored.subList(kept, stored.size()).clear();
    }

    Triggers compiled() {
      Fields fields = new Fields().text(TEXT, wording.ofTexts());
      Triggers triggers = new Triggers(LiveQueries.of(fields, stored));
      triggers.asked.addAll(asked);
      return triggers;
    }
  }

  /** Where the topics are, in no particular order. */
  List<Hit> find(NewsText text) {
    Set<String> outOfArticle = new HashSet<>();
    Map<String, Set<Integer>> outOfSentences = new HashMap<>();
    List<Hit> hits = new ArrayList<>();
    for (Match match : queries.matchWithSpans(text.asDocument(TEXT))) {
      switch (asked.get(Integer.parseInt(match.id()))) {
        case Asked.Finds(TopicDefinition topic, Trigger trigger) ->
            bySentence(text, match)
                .forEach((s, at) -> hits.add(new Hit(topic, trigger, s, at.start(), at.end())));
        case Asked.TakesAway(TopicDefinition topic, Exclusion exclusion) -> {
          if (exclusion.scope() == Exclusion.Scope.ARTICLE) {
            outOfArticle.add(topic.id());
          } else {
            outOfSentences
                .computeIfAbsent(topic.id(), none -> new HashSet<>())
                .addAll(bySentence(text, match).keySet());
          }
        }
      }
    }
    hits.removeIf(
        hit ->
            outOfArticle.contains(hit.topic().id())
                || outOfSentences
                    .getOrDefault(hit.topic().id(), Set.of())
                    .contains(hit.sentence()));
    return hits;
  }

  private static Map<Integer, Span> bySentence(NewsText text, Match match) {
    Map<Integer, Span> places = new TreeMap<>();
    for (Span span : match.spans()) {
      places.merge(
          text.sentenceAt(span.start()),
          span,
          (one, other) ->
              new Span(
                  one.field(),
                  Math.min(one.start(), other.start()),
                  Math.max(one.end(), other.end()),
                  one.clause()));
    }
    return places;
  }
}
