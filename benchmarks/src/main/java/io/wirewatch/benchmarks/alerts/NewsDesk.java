package io.wirewatch.benchmarks.alerts;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Grouping;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.benchmarks.workload.Workload;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Pair;
import io.wirewatch.events.Status;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes tagged articles of about 3 kB and rules that ask for them, the same each time. Of 60 topics
 * and 100 countries some are told of much more often than others, as are words.
 */
final class NewsDesk {
  private static final long SEED = 20_220_224;
  private static final int TOPICS = 60;
  private static final int COUNTRIES = 100;
  private static final int OUTLETS = 200;
  private static final List<Alert.Counting> COUNTED = List.of(Alert.Counting.values());
  private static final Duration SPAN = Duration.ofDays(8);

  private final List<String> texts =
      Workload.generated().articles().stream().map(article -> article.text()).toList();
  private final List<String> words =
      texts.stream()
          .limit(300)
          .flatMap(text -> List.of(text.split("\\W+")).stream())
          .filter(word -> word.length() > 4)
          .distinct()
          .toList();
  private final Instant end;

  /**
   * A desk.
   *
   * @param end when the last article is published
   */
  NewsDesk(Instant end) {
    this.end = end;
  }

  /** Low numbers more often than high ones. */
  private static int skewed(int bound, Random random) {
    double u = random.nextDouble();
    return (int) (bound * u * u);
  }

  private static String topic(int number) {
    return "topic-" + number;
  }

  /** Codes of two letters. */
  private static String country(int number) {
    return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
  }

  private static String outlet(int number) {
    return "outlet-" + number + ".example";
  }

  /** Articles in the order of their time, but for a few minutes. */
  Stream<TaggedArticle> articles(int many) {
    Random random = new Random(SEED);
    Instant start = end.minus(SPAN);
    return IntStream.range(0, many)
        .mapToObj(
            i -> {
              Instant at =
                  start
                      .plus(SPAN.multipliedBy(i).dividedBy(many))
                      .minusSeconds(random.nextInt(600));
              String source = outlet(random.nextInt(OUTLETS));
              return article(random, at, source, topic(skewed(TOPICS, random)));
            });
  }

  /** One that tells of a topic. */
  TaggedArticle article(Random random, Instant at, String source, String topic) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    String text = texts.get(random.nextInt(texts.size()));
    String title = text.substring(0, text.indexOf(' ', Math.min(60, text.length() / 2)));
    Article article =
        new Article(
            HexFormat.of().formatHex(id),
            HexFormat.of().formatHex(id, 0, 8),
            source,
            "",
            "",
            "https://" + source + "/news/" + HexFormat.of().formatHex(id, 8, 16),
            title,
            text,
            "en",
            List.of(),
            List.of(),
            at,
            TimeBasis.STATED,
            "",
            at.plusSeconds(30));
    byte[] fingerprint = new byte[64];
    random.nextBytes(fingerprint);
    String one = country(skewed(COUNTRIES, random));
    String other = country(skewed(COUNTRIES, random));
    List<String> countries = one.equals(other) ? List.of(one) : List.of(one, other);
    List<TaggedArticle.Topic> topics = new ArrayList<>();
    topics.add(
        new TaggedArticle.Topic(
            topic,
            1,
            Status.REPORTED,
            Voice.ASSERTED,
            0.8,
            List.of(one),
            List.of(other),
            countries.size() == 2 ? List.of(new Pair(one, other)) : List.of(),
            List.of(quote(text, 10, topic), quote(text, 200, topic))));
    if (random.nextInt(3) == 0) {
      String second = topic(skewed(TOPICS, random));
      if (!second.equals(topic)) {
        topics.add(new TaggedArticle.Topic(second, 1, List.of(quote(text, 300, second))));
      }
    }
    return new TaggedArticle(
        article,
        topics,
        countries.stream()
            .map(
                code ->
                    new TaggedArticle.Mention(
                        code,
                        TaggedArticle.Mention.Kind.COUNTRY,
                        "",
                        2,
                        0.9,
                        List.of(quote(text, 50, code))))
            .toList(),
        List.of(),
        Base64.getEncoder().encodeToString(fingerprint),
        "pack",
        at.plusSeconds(31),
        null,
        "",
        "",
        HexFormat.of().formatHex(id), // each tells a story of its own
        0,
        "",
        List.of());
  }

  private static Evidence quote(String text, int at, String by) {
    return new Evidence("body", at, at + 24, text.substring(at, at + 24), by);
  }

  /** Rules; of more rules the first are those of fewer. */
  List<Rule> rules(int many) {
    Random random = new Random(SEED + 1);
    return IntStream.range(0, many).mapToObj(number -> rule(number, random)).toList();
  }

  private Rule rule(int number, Random random) {
    String topic = topic(skewed(TOPICS, random));
    int kind = random.nextInt(10);
    String query =
        kind < 5
            ? "topic:%s AND country:%s".formatted(topic, country(skewed(COUNTRIES, random)))
            : kind < 7
                ? "topic:%s AND text:(%s OR %s)".formatted(topic, word(random), word(random))
                : kind < 9
                    ? "text:\"%s %s\"".formatted(word(random), word(random))
                    : "topic:%s AND title:%s".formatted(topic, word(random));
    Alert.Counting count = COUNTED.get(random.nextInt(COUNTED.size()));
    return new Rule(
        "rule-" + number,
        "Rule number " + number,
        Alert.Severity.MEDIUM,
        new Condition.AtLeast(
            query, count, 5 + random.nextInt(100), Duration.ofHours(2 + random.nextInt(22))),
        random.nextInt(3) == 0 ? Grouping.COUNTRY : Grouping.NOTHING,
        List.of(),
        Duration.ofHours(6));
  }

  private String word(Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** A book of rules. */
  static RuleBook book(List<Rule> rules) {
    RuleBook book = new RuleBook(new Loaded<>(List.of(), List.of()));
    rules.forEach(rule -> book.put(rule, StoredRule.From.FILE, book.upTo() + 1));
    return book;
  }
}
