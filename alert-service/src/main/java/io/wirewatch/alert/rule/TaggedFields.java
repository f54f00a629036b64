package io.wirewatch.alert.rule;

import io.wirewatch.events.Evidence;
import io.wirewatch.events.Pair;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * </ul>
 *
 * The key stands in each, so that what is asked of one topic's sides is not met by another's.
 */
final class TaggedFields {
  private static final String TOPIC = "topic";
  private static final String COUNTRY = "country";
  private static final String ACTOR = "actor";
  private static final String NAMED = "named";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String TOWARDS = "towards";
  private static final String BETWEEN = "between";

  private TaggedFields() {}

  /** Their names. */
  static String[] names() {
    return new String[] {TOPIC, COUNTRY, ACTOR, NAMED, FROM, TO, TOWARDS, BETWEEN};
  }

  /** A document of what was found in an article. */
  static TextDocument document(TaggedArticle tagged) {
    TextDocument document = new TextDocument();
    enter(document, COUNTRY, tagged.countries());
    enter(document, ACTOR, tagged.actors());
    for (TaggedArticle.Topic topic : tagged.topics()) {
      String key = topic.key();
      document.with(TOPIC, key);
      topic.from().forEach(side -> document.with(FROM, key + "." + side));
      topic.to().forEach(side -> document.with(TO, key + "." + side));
      for (Pair pair : topic.pairs()) {
        String towards = key + "." + pair.from() + "." + pair.to();
        document.with(TOWARDS, towards);
        document.with(BETWEEN, towards);
        document.with(BETWEEN, key + "." + pair.to() + "." + pair.from());
      }
    }
    return document;
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
   * @param named codes of countries, ids of actors
   */
  record Asked(Set<String> topics, Set<String> named) {
    static Asked by(StoredQuery query) {
      return new Asked(
          terms(query, TOPIC, FROM, TO, TOWARDS, BETWEEN), terms(query, COUNTRY, ACTOR, NAMED));
    }

    private static Set<String> terms(StoredQuery query, String... fields) {
      Set<String> terms = new HashSet<>();
      for (String field : fields) {
        terms.addAll(QuerySyntax.terms(query.query(), field));
      }
      return terms;
    }

    /** What decided that an article has what is asked for: its topics' first. */
    Stream<Evidence> evidence(TaggedArticle tagged) {
      Stream<Evidence> ofTopics =
          tagged.topics().stream()
              .filter(topic -> topics.stream().anyMatch(asked -> asksFor(asked, topic)))
              .flatMap(topic -> topic.evidence().stream());
      Stream<Evidence> ofNamed =
          Stream.concat(tagged.countries().stream(), tagged.actors().stream())
              .filter(mention -> named.contains(mention.id()))
              .flatMap(mention -> mention.evidence().stream());
      return Stream.concat(ofTopics, ofNamed);
    }

    /** The score of the best of its topics that are asked for; 0 when none is. */
    double score(TaggedArticle tagged) {
      return tagged.topics().stream()
          .filter(topic -> topics.stream().anyMatch(asked -> asksFor(asked, topic)))
          .mapToDouble(TaggedArticle.Topic::score)
          .max()
          .orElse(0);
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
