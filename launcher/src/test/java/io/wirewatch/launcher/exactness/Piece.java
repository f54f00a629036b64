package io.wirewatch.launcher.exactness;

import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Pair;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Voice;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * One revision of a generated article: what decides how it counts.
 *
 * @param id the article's number
 * @param revision counted from 0
 * @param time its event time, in seconds since the epoch
 * @param outlet where it is published
 * @param agency that its credit line names; empty when it names none
 * @param countries those that matter in it
 * @param passing a country that it names only in passing
 * @param story as the analysis says; empty when it says none
 * @param fingerprint of 64 bytes; empty when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or changed
record Piece(
    int id,
    int revision,
    long time,
    Outlet outlet,
    String agency,
    String language,
    List<Tag> topics,
    List<String> countries,
    String passing,
    List<String> actors,
    String story,
    byte[] fingerprint,
    String title) {

  /** The outlet of signals. */
  static final String SIGNALS = "signals.example";

  /** An outlet. */
  record Outlet(String id, String owner) {}

  /** A topic, with its sides and its score. */
  record Tag(String topic, boolean threatened, List<Pair> pairs, double score) {
    String key() {
      return threatened ? topic + ".threatened" : topic;
    }
  }

  /**
   * An article that only a rule that asks for its topic can match, by which things are told apart.
   */
  static Piece signal(int id, long time, String topic) {
    return new Piece(
        id,
        0,
        time,
        new Outlet(SIGNALS, SIGNALS),
        "",
        "nl", // which no rule asks for
        List.of(new Tag(topic, false, List.of(), 1)),
        List.of(),
        "",
        List.of(),
        "",
        new byte[0],
        "A signal");
  }

  String articleId() {
    return "%032x".formatted(0xa0000000L + id);
  }

  /** As the analysis would write it. */
  TaggedArticle tagged() {
    Instant published = Instant.ofEpochSecond(time);
    Article article =
        new Article(
            articleId(),
            "%032x".formatted(revision),
            outlet.id(),
            "",
            "",
            "https://" + outlet.id() + "/" + id,
            title,
            "What happened is told here.",
            language,
            List.of(),
            List.of(),
            published,
            TimeBasis.STATED,
            "",
            published);
    return new TaggedArticle(
        article,
        topics.stream().map(Piece::topic).toList(),
        Stream.concat(
                countries.stream().map(country -> country(country, 0.9)),
                Stream.of(passing).filter(code -> !code.isEmpty()).map(code -> country(code, 0.2)))
            .toList(),
        actors.stream().map(Piece::actor).toList(),
        Base64.getEncoder().encodeToString(fingerprint),
        "generated",
        published,
        null,
        "",
        agency,
        story,
        0,
        "",
        List.of());
  }

  private static TaggedArticle.Topic topic(Tag tag) {
    return new TaggedArticle.Topic(
        tag.topic(),
        1,
        tag.threatened() ? Status.THREATENED : Status.REPORTED,
        Voice.ASSERTED,
        tag.score(),
        List.of(),
        List.of(),
        tag.pairs(),
        List.of(new Evidence("body", 0, 4, "What", "generated")));
  }

  private static TaggedArticle.Mention country(String code, double score) {
    return new TaggedArticle.Mention(
        code, TaggedArticle.Mention.Kind.COUNTRY, "", 1, score, List.of());
  }

  private static TaggedArticle.Mention actor(String id) {
    return new TaggedArticle.Mention(
        id, TaggedArticle.Mention.Kind.ORGANISATION, "", 1, 0.7, List.of());
  }
}
