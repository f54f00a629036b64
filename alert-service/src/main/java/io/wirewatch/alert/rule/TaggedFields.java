package io.wirewatch.alert.rule;

import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Ranged;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was found in an article, as fields that queries name:
 *
 * <ul>
 *   <li>{@code topic}: the keys of its topics, such as {@code sanctions} or {@code sanctions.ended}
 *   <li>{@code country}: the codes of the countries that matter in it; {@code actor}: the ids of
 *       such organisations and people
 *   <li>{@code named}: the codes and ids of all that it names, if only once
 *   <li>{@code from}, {@code to}: a topic's key and one of its sides, such as {@code sanctions.EU}
 *   <li>{@code towards}: a topic's key, who and towards whom, such as {@code sanctions.EU.RU}
 *   <li>{@code between}: the same in either order
 *   <li>{@code topic.score}: the score of the best of the topics that the query asks for in the
 *       others, or of all where it asks for none
 * </ul>
 *
 * The key stands in each but the last, so that what is asked of one topic's sides is not met by
 * another's. The last depends on the query, so that no document holds it: see {@link Asking}.
 */
final class TaggedFields {
  /** The field that asks for a score. */
  static final String SCORE = "topic.score";

  private static final String TOPIC = "topic";
  private static final String COUNTRY = "country";
  private static final String ACTOR = "actor";
  private static final String NAMED = "named";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String TOWARDS = "towards";
  private static final String BETWEEN = "between";
  private static final List<String> OF_TOPICS = List.of(TOPIC, FROM, TO, TOWARDS, BETWEEN);

  private TaggedFields() {}

  /** Their names, but for {@link #SCORE}, which is a number. */
  static String[] names() {
    return new String[] {TOPIC, COUNTRY, ACTOR, NAMED, FROM, TO, TOWARDS, BETWEEN};
  }

  /** A document of what was found in an article. */
  static TextDocument document(TaggedArticle tagged) {
    TextDocument document = new TextDocument();
    enter(document, COUNTRY, tagged.countries());
    enter(document, ACTOR, tagged.actors());
    for (TaggedArticle.Topic topic : tagged.topics()) {
      for (String field : OF_TOPICS) {
        values(topic, field).forEach(value -> document.with(field, value));
      }
    }
    return document;
  }

  /** What a topic has in a field. */
  private static Stream<String> values(TaggedArticle.Topic topic, String field) {
    String key = topic.key();
    return switch (field) {
      case TOPIC -> Stream.of(key);
      case FROM -> topic.from().stream().map(side -> key + "." + side);
      case TO -> topic.to().stream().map(side -> key + "." + side);
      case TOWARDS -> topic.pairs().stream().map(pair -> key + "." + pair.from() + "." + pair.to());
      case BETWEEN ->
          Stream.concat(
              values(topic, TOWARDS),
              topic.pairs().stream().map(pair -> key + "." + pair.to() + "." + pair.from()));
      default -> Stream.empty();
    };
  }

  /**
   * What is stored of a query that may ask for {@link #SCORE}.
   *
   * @throws InvalidQuery when it asks for it where it cannot
   */
  static List<Ranged> withoutScore(StoredQuery query) throws InvalidQuery {
    return Ranged.of(query.query(), SCORE, TOPIC);
  }

  /** Whether there is a score, from 0 to 1, that is asked. */
  static boolean canHaveScore(Ranged query) {
    return query
        .range()
        .map(range -> Math.max(range.lowest(), 0) <= Math.min(range.highest(), 1))
        .orElse(true);
  }

  private static void enter(
      TextDocument document, String field, List<TaggedArticle.Mention> mentions) {
    for (TaggedArticle.Mention mention : mentions) {
      document.with(NAMED, mention.id());
      if (mention.matters()) {
        document.with(field, mention.id());
      }
    }
  }

  /**
   * What a query asks for in these fields.
   *
   * @param topics keys of topics, alone or followed by sides
   * @param patterns of such keys, in a field each
   * @param named codes of countries, ids of actors
   */
  record Asked(Set<String> topics, List<Pattern> patterns, Set<String> named) {

    /** Takes the values of a field that are asked for. */
    private record Pattern(String field, Predicate<String> takes) {}

    static Asked by(StoredQuery query) {
      return new Asked(
          terms(query, OF_TOPICS),
          OF_TOPICS.stream()
              .flatMap(
                  field ->
                      QuerySyntax.patterns(query.query(), field).stream()
                          .map(takes -> new Pattern(field, takes)))
              .toList(),
          terms(query, List.of(COUNTRY, ACTOR, NAMED)));
    }

    private static Set<String> terms(StoredQuery query, List<String> fields) {
      Set<String> terms = new HashSet<>();
      for (String field : fields) {
        terms.addAll(QuerySyntax.terms(query.query(), field));
      }
      return terms;
    }

    /** What decided that an article has what is asked for: its topics' first. */
    List<Evidence> evidence(TaggedArticle tagged) {
      List<Evidence> evidence = new ArrayList<>();
      for (TaggedArticle.Topic topic : tagged.topics()) {
        if (topics.stream().anyMatch(asked -> asksFor(asked, topic))) {
          evidence.addAll(topic.evidence());
        }
      }
      addNamed(tagged.countries(), evidence);
      addNamed(tagged.actors(), evidence);
      return evidence;
    }

    private void addNamed(List<TaggedArticle.Mention> mentions, List<Evidence> evidence) {
      for (TaggedArticle.Mention mention : mentions) {
        if (named.contains(mention.id())) {
          evidence.addAll(mention.evidence());
        }
      }
    }

    /** Whether it asks for no topic. */
    boolean asksForNoTopic() {
      return topics.isEmpty() && patterns.isEmpty();
    }

    /** The best score of its topics that are asked for, or of all; empty when there is none. */
    OptionalDouble best(TaggedArticle tagged, boolean all) {
      return tagged.topics().stream()
          .filter(topic -> all || asksFor(topic))
          .mapToDouble(TaggedArticle.Topic::score)
          .max();
    }

    private boolean asksFor(TaggedArticle.Topic topic) {
      return topics.stream().anyMatch(asked -> asksFor(asked, topic))
          || patterns.stream()
              .anyMatch(pattern -> values(topic, pattern.field()).anyMatch(pattern.takes()));
    }

    /** Sides are in capitals, and a status is not. */
    private static boolean asksFor(String asked, TaggedArticle.Topic topic) {
      String key = topic.key();
      return asked.startsWith(key)
          && (asked.length() == key.length()
              || (asked.charAt(key.length()) == '.'
                  && asked.length() > key.length() + 1
                  && !Character.isLowerCase(asked.charAt(key.length() + 1))));
    }
  }
}
