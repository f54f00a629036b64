package io.wirewatch.launcher.exactness;

import static io.wirewatch.launcher.exactness.Press.HOUR;

import io.wirewatch.launcher.exactness.Asked.Count;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Generated rules of all kinds, with thresholds that are reached now and then. */
final class Rules {
  private static final List<String> GROUPS =
      List.of(
          "nothing",
          "nothing",
          "nothing",
          "topic",
          "source",
          "owner",
          "language",
          "country",
          "country",
          "pair",
          "actor");
  private static final int SAMPLE = 2_000;
  private static final int KINDS = 8;

  private final Random random;
  private final Press press;
  private final List<Piece> sample;
  private final double share;

  Rules(long seed, Press press, List<Piece> standing) {
    this.random = new Random(seed + 1);
    this.press = press;
    this.share = Math.max(1, standing.size() / (double) SAMPLE);
    this.sample = new ArrayList<>();
    for (double i = 0; i < standing.size(); i += share) {
      sample.add(standing.get((int) i));
    }
  }

  List<Asked.Rule> make(int number) {
    List<Asked.Rule> rules = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rules.add(one("rule-" + i, "Generated", i % KINDS));
    }
    return rules;
  }

  /** A rule of any kind. */
  Asked.Rule any(String id, String title) {
    return one(id, title, random.nextInt(KINDS));
  }

  /** A rule that fires on each {@link Piece#signal} of a topic. */
  static Asked.Rule firesOn(String topic, String id) {
    Query signal = new Query.Has("topic", topic);
    return new Asked.Rule(
        id, "A signal", new Asked.AtLeast(signal, Count.ARTICLES, 1, HOUR), "nothing", "300d");
  }

  private Asked.Rule one(String id, String title, int kind) {
    String groupBy = group();
    // most tell no updates, which are many and not compared
    String updateEvery = random.nextInt(10) == 0 ? "6h" : "300d";
    return new Asked.Rule(id, title, asked(kind, groupBy), groupBy, updateEvery);
  }

  /** Something by which articles are counted apart. */
  String group() {
    return any(GROUPS);
  }

  /** Another number, window or kind asked of the same articles. */
  Asked otherwise(Asked.Rule rule) {
    return switch (rule.asked()) {
      case Asked.AtLeast a ->
          random.nextBoolean()
              ? atLeast(a.query(), rule.groupBy())
              : spike(a.query(), rule.groupBy());
      case Asked.Spike a ->
          random.nextBoolean()
              ? atLeast(a.query(), rule.groupBy())
              : spike(a.query(), rule.groupBy());
      case Asked.Absence a ->
          random.nextBoolean()
              ? new Asked.Absence(a.query(), a.among(), window(12 * HOUR))
              : new Asked.Sequence(a.query(), a.among(), window(12 * HOUR));
      case Asked.Sequence a -> new Asked.Sequence(a.first(), a.then(), window(12 * HOUR));
      case Asked.Several a -> new Asked.Several(!a.all(), a.parts());
    };
  }

  /** What {@code rules.yaml} says. */
  static String yaml(List<Asked.Rule> rules) {
    return rules.stream()
        .map(rule -> "  - " + rule.json() + "\n")
        .collect(Collectors.joining("", "rules:\n", ""));
  }

  private Asked asked(int kind, String groupBy) {
    return switch (kind) {
      case 0, 1, 2 -> atLeast(groupBy);
      case 3 -> spike(groupBy);
      case 4 -> absence();
      case 5 -> sequence();
      case 6 -> new Asked.Several(true, parts(groupBy, true));
      default -> new Asked.Several(false, parts(groupBy, false));
    };
  }

  private List<Asked> parts(String groupBy, boolean all) {
    List<Asked> parts = new ArrayList<>();
    parts.add(atLeast(groupBy));
    parts.add(random.nextBoolean() ? sequence() : absence());
    if (random.nextInt(3) == 0) {
      parts.add(new Asked.Several(!all, List.of(atLeast(groupBy), spike(groupBy))));
    }
    return parts;
  }

  private Asked atLeast(String groupBy) {
    return atLeast(query(), groupBy);
  }

  private Asked atLeast(Query query, String groupBy) {
    Count count = any(List.of(Count.values()));
    long within = window(Press.LONGEST_WINDOW);
    double usual = rate(query, groupBy) * within / (count == Count.ARTICLES ? 1 : 2);
    int atLeast = 2 + (int) (usual * (0.6 + 1.6 * random.nextDouble()));
    return new Asked.AtLeast(query, count, atLeast, within);
  }

  private Asked spike(String groupBy) {
    return spike(query(), groupBy);
  }

  private Asked spike(Query query, String groupBy) {
    long within = window(6 * HOUR);
    double usual = rate(query, groupBy) * within;
    return new Asked.Spike(
        query,
        any(List.of(Count.values())),
        within,
        1.5 + random.nextInt(4) / 2.0,
        within * (4 + random.nextInt(8)) + random.nextInt(2) * 60L,
        2 + (int) (usual * random.nextDouble()),
        random.nextInt(3));
  }

  private Asked absence() {
    Query among =
        random.nextBoolean()
            ? new Query.Either(List.of(source(), source(), source()))
            : new Query.Has("language", any(Press.LANGUAGES));
    return new Asked.Absence(topic(), among, window(12 * HOUR));
  }

  private Asked sequence() {
    Query first = query();
    Query then = random.nextInt(3) == 0 ? first : query();
    return new Asked.Sequence(first, then, window(12 * HOUR));
  }

  /** Now and then a whole number of hours, so that what leaves and what comes fall together. */
  private long window(long longest) {
    long minutes =
        Press.SHORTEST_WINDOW / 60 + random.nextLong((longest - Press.SHORTEST_WINDOW) / 60 + 1);
    return random.nextBoolean() ? minutes / 60 * HOUR : minutes * 60;
  }

  private Query query() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> topic();
      case 3, 4 -> new Query.Both(topic(), new Query.Has("country", any(Press.COUNTRIES)));
      case 5 -> new Query.Either(List.of(topic(), topic()));
      case 6 -> new Query.Without(topic(), new Query.Has("language", any(Press.LANGUAGES)));
      case 7 -> new Query.Both(topic(), new Query.Has("owner", any(press.outlets()).owner()));
      case 8 -> new Query.Both(topic(), new Query.Has("title", any(Press.WORDS)));
      case 9 -> actorAndCountry();
      case 10 -> scored(topic());
      case 11 -> scored(new Query.Either(List.of(topic(), topic())));
      case 12 -> new Query.Either(List.of(scored(topic()), scored(topic()), topic()));
      default -> scored(actorAndCountry());
    };
  }

  private Query actorAndCountry() {
    return new Query.Both(
        new Query.Has("actor", any(Press.ACTORS)), new Query.Has("country", any(Press.COUNTRIES)));
  }

  private Query scored(Query query) {
    return new Query.Scored(query, (6 + random.nextInt(10)) / 20.0);
  }

  private Query topic() {
    String topic = any(press.topics());
    return new Query.Has("topic", random.nextInt(10) == 0 ? topic + ".threatened" : topic);
  }

  private Query source() {
    return new Query.Has("source", any(press.outlets()).id());
  }

  /** About how many articles match in a second, in a group. */
  private double rate(Query query, String groupBy) {
    List<Piece> matching = sample.stream().filter(query::matches).toList();
    Set<String> groups = new HashSet<>();
    int entries = 0;
    for (Piece piece : matching) {
      List<String> of = Reference.groups(groupBy, piece);
      groups.addAll(of);
      entries += of.size();
    }
    double perSecond = entries * share / (press.days() * Press.DAY);
    return perSecond / Math.max(1, groups.size());
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
