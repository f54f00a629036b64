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
import io.wirewatch.matcher.TextDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The triggers and exclusions of all topics in one language. What takes a sentence away from a
 * topic is asked only of sentences in which a trigger found some, as few are.
 */
final class Triggers {
  private static final String TEXT = "text";

  /** A query that is asked of a whole text: a trigger's, or that of an exclusion of articles. */
  private sealed interface Asked {
    record Finds(TopicDefinition topic, Trigger trigger) implements Asked {}

    record TakesAway(TopicDefinition topic) implements Asked {}
  }

  /** Queries with what each was stored for. */
  private static final class Questions<T> {
    private final List<T> asked = new ArrayList<>();
    private final List<StoredQuery> stored = new ArrayList<>();
    private int kept;

    String nextId() {
      return Integer.toString(asked.size());
    }

    void add(T question, StoredQuery query) {
      asked.add(question);
      stored.add(query);
    }

    void keep() {
      kept = asked.size();
    }

    void drop() {
      asked.subList(kept, asked.size()).clear();
      stored.subList(kept, stored.size()).clear();
    }
  }

  private final List<Asked> asked;
  private final LiveQueries queries;

  /** By number: the topic from which an exclusion takes a sentence away. */
  private final List<String> excluding;

  private final LiveQueries exclusions;

  private Triggers(Fields fields, Questions<Asked> ofTexts, Questions<String> ofSentences) {
    asked = List.copyOf(ofTexts.asked);
    queries = LiveQueries.of(fields, ofTexts.stored);
    excluding = List.copyOf(ofSentences.asked);
    exclusions = LiveQueries.of(fields, ofSentences.stored);
  }

  /** Compiles queries, one after the other. */
  static final class Compiler {
    private final Wording wording;
    private final boolean isLookedAt;
    private final QuerySyntax syntax;
    private final Questions<Asked> ofTexts = new Questions<>();
    private final Questions<String> ofSentences = new Questions<>();

    /**
     * For a language.
     *
     * @param isLookedAt whether sentences are looked at once more; where they are not, triggers
     *     that need it find nothing and are not asked
     */
    Compiler(Wording wording, boolean isLookedAt) {
      this.wording = wording;
      this.isLookedAt = isLookedAt;
      syntax = new QuerySyntax(new Fields().text(TEXT, wording.ofQueries()));
    }

    void add(TopicDefinition topic, Trigger trigger) throws InvalidQuery {
      var query = syntax.parse(wording.expand(trigger.query()), TEXT);
      if (isLookedAt || trigger.needs() == null) {
        ofTexts.add(
            new Asked.Finds(topic, trigger),
            StoredQuery.perSentence(ofTexts.nextId(), query, TEXT));
      }
    }

    void add(TopicDefinition topic, Exclusion exclusion) throws InvalidQuery {
      var query = syntax.parse(wording.expand(exclusion.query()), TEXT);
      if (exclusion.scope() == Exclusion.Scope.SENTENCE) {
        ofSentences.add(topic.id(), new StoredQuery(ofSentences.nextId(), query));
      } else {
        ofTexts.add(new Asked.TakesAway(topic), new StoredQuery(ofTexts.nextId(), query));
      }
    }

    /** Keeps what was added since the last time. */
    void keep() {
      ofTexts.keep();
      ofSentences.keep();
    }

    /** Drops what was added since. */
    void drop() {
      ofTexts.drop();
      ofSentences.drop();
    }

    Triggers compiled() {
      return new Triggers(new Fields().text(TEXT, wording.ofTexts()), ofTexts, ofSentences);
    }
  }

  /** Where triggers find topics, but for those that the article as a whole does not tell of. */
  List<Hit> find(NewsText text) {
    Set<String> outOfArticle = new HashSet<>();
    List<Hit> hits = new ArrayList<>();
    for (Match match : queries.matchWithSpans(text.asDocument(TEXT))) {
      switch (asked.get(Integer.parseInt(match.id()))) {
        case Asked.Finds(TopicDefinition topic, Trigger trigger) ->
            bySentence(text, match)
                .forEach((s, at) -> hits.add(new Hit(topic, trigger, s, at.start(), at.end())));
        case Asked.TakesAway(TopicDefinition topic) -> outOfArticle.add(topic.id());
      }
    }
    hits.removeIf(hit -> outOfArticle.contains(hit.topic().id()));
    return hits;
  }

  /** Of some hits those whose sentences are not taken away from their topics. */
  List<Hit> notExcluded(NewsText text, List<Hit> hits) {
    Map<Integer, Set<String>> outOfSentence = new HashMap<>();
    return hits.stream()
        .filter(
            hit ->
                !outOfSentence
                    .computeIfAbsent(hit.sentence(), sentence -> excluded(text.sentence(sentence)))
                    .contains(hit.topic().id()))
        .toList();
  }

  /** The topics that a sentence does not tell of, whatever the triggers say. */
  private Set<String> excluded(String sentence) {
    Set<String> topics = new HashSet<>();
    for (String id : exclusions.match(new TextDocument().with(TEXT, sentence))) {
      topics.add(excluding.get(Integer.parseInt(id)));
    }
    return topics;
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
