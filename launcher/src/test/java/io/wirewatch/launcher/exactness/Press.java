package io.wirewatch.launcher.exactness;

import io.wirewatch.events.Pair;
import io.wirewatch.events.StoryMerge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A generated press: articles on happenings, each happening told within two hours as one story or
 * several, of which some turn out to be one. They come in disorder, some twice, some late, some
 * corrected, and some when they are too late to count.
 */
final class Press {
  static final long HOUR = 3_600;
  static final long DAY = 24 * HOUR;

  /** How late an article may be. */
  static final long LATENESS = DAY;

  /** The longest window of a rule. */
  static final long LONGEST_WINDOW = 2 * DAY;

  /** The shortest: no happening is told for longer. */
  static final long SHORTEST_WINDOW = 2 * HOUR;

  static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");
  static final List<String> COUNTRIES =
      List.of("UA", "RU", "PL", "DE", "FR", "US", "CN", "TW", "IR", "IL", "BR", "NG");
  static final List<String> ACTORS = List.of("NATO", "EU", "UN", "OPEC", "WHO");
  static final List<String> AGENCIES = List.of("north-wire", "south-wire", "lone-wire");
  static final List<String> WORDS =
      List.of("harbour", "grain", "bridge", "tunnel", "copper", "tank", "river", "glacier");

  /** Set so far in the past that the clock's time is always later. */
  private static final long START = Instant.parse("2025-03-01T00:00:00Z").getEpochSecond();

  private final Random random;
  private final int articles;
  private final long span;
  private final int topics;
  private final List<Piece.Outlet> outlets = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private int made;
  private int stories;

  /** Something that is written to a topic, at a time that only orders it. */
  sealed interface Arrival {
    long at();
  }

  /** A tagged article; whether it comes when it is too late to count. */
  record Telling(long at, Piece piece, boolean tooLate) implements Arrival {}

  /** A merge of stories. */
  record Merging(long at, StoryMerge merge) implements Arrival {}

  Press(long seed, int articles) {
    this.random = new Random(seed);
    this.articles = articles;
    this.span = Math.max(6 * DAY, articles * DAY / 3_333);
    this.topics = (int) Math.max(8, articles * DAY / span / 40);
    for (int i = 0; i < 40; i++) {
      String id = i < 2 ? AGENCIES.get(i) + ".example" : "outlet-" + i + ".example";
      // some are not in sources.yaml: they own themselves
      outlets.add(new Piece.Outlet(id, i % 10 == 9 ? id : "owner-" + i % 17));
    }
    while (made < articles) {
      happen();
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  /** How many articles there are. */
  int articles() {
    return articles;
  }

  List<Piece.Outlet> outlets() {
    return outlets;
  }

  List<String> topics() {
    return IntStream.range(0, topics).mapToObj(Press::topic).toList();
  }

  /** The length of event time, in days. */
  double days() {
    return (double) span / DAY;
  }

  /** A time by which every window has emptied. */
  long end() {
    return START + span + 60 * DAY;
  }

  private static String topic(int number) {
    return "topic-" + number;
  }

  /** What {@code sources.yaml} says. */
  String sources() {
    StringBuilder yaml = new StringBuilder("sources:\n");
    for (int i = 0; i < outlets.size(); i++) {
      Piece.Outlet outlet = outlets.get(i);
      if (!outlet.owner().equals(outlet.id())) {
        yaml.append("  - {id: %s, owner: %s".formatted(outlet.id(), outlet.owner()))
            .append(i < 2 ? ", agency: " + AGENCIES.get(i) : "")
            .append("}\n");
      }
    }
    return yaml.toString();
  }

  /** Whose an article is: the agency's that it is credited to, else its outlet's owner. */
  String source(Piece piece) {
    int agency = AGENCIES.indexOf(piece.agency());
    return agency < 0
        ? piece.outlet().owner()
        : agency < 2 ? outlets.get(agency).owner() : piece.agency();
  }

  /**
   * Leaves out what a rule that reads the past would take otherwise than one that was there: what
   * comes too late to count, and earlier revisions that come again after later ones, which the
   * analysis does not write.
   */
  void leaveOutStragglers() {
    Map<Integer, Integer> revisions = new HashMap<>();
    arrivals.removeIf(
        arrival ->
            arrival instanceof Telling telling
                && (telling.tooLate()
                    || telling.piece().revision()
                        < revisions.merge(
                            telling.piece().id(), telling.piece().revision(), Math::max)));
  }

  /** The articles that count, each as it came last. */
  List<Piece> standing() {
    return standing(arrivals.size());
  }

  /** Likewise, of so many arrivals. */
  List<Piece> standing(int number) {
    Map<Integer, Piece> last = new HashMap<>();
    for (Arrival arrival : arrivals.subList(0, number)) {
      if (arrival instanceof Telling telling && !telling.tooLate()) {
        last.put(telling.piece().id(), telling.piece());
      }
    }
    return last.values().stream()
        .sorted(Comparator.comparingLong(Piece::time).thenComparing(Piece::id))
        .toList();
  }

  /** The latest event time among so many arrivals. */
  long latest(int number) {
    return arrivals.subList(0, number).stream()
        .mapToLong(arrival -> arrival instanceof Telling telling ? telling.piece().time() : START)
        .max()
        .orElse(START);
  }

  /** Every revision that ever counted. */
  List<Piece> revisions() {
    return arrivals.stream()
        .filter(arrival -> arrival instanceof Telling telling && !telling.tooLate())
        .map(arrival -> ((Telling) arrival).piece())
        .distinct()
        .sorted(Comparator.comparingLong(Piece::time).thenComparing(Piece::id))
        .toList();
  }

  /** What each story is part of in the end. */
  Map<String, String> merges() {
    return merges(arrivals.size());
  }

  /** Likewise, after so many arrivals. */
  Map<String, String> merges(int number) {
    Map<String, String> into = new HashMap<>();
    for (Arrival arrival : arrivals.subList(0, number)) {
      if (arrival instanceof Merging merging) {
        into.put(merging.merge().merged(), merging.merge().into());
      }
    }
    return into;
  }

  /** A happening: what it is of, and who tells it. */
  private void happen() {
    long at = START + (long) (random.nextDouble() * span);
    int hot = (int) ((at - START) / (6 * HOUR)) * 7 % topics; // each has its hour, for spikes
    int topic = random.nextInt(5) == 0 ? hot : random.nextInt(topics);
    String one = any(COUNTRIES);
    String other = any(COUNTRIES);
    List<Piece.Tag> tags = new ArrayList<>();
    tags.add(
        new Piece.Tag(
            topic(topic),
            random.nextInt(8) == 0,
            one.equals(other) ? List.of() : List.of(new Pair(one, other)),
            score()));
    if (random.nextInt(4) == 0) {
      tags.add(new Piece.Tag(topic((topic + 1) % topics), false, List.of(), score()));
    }
    List<String> countries = one.equals(other) ? List.of(one) : List.of(one, other);
    int tellings = 1 + (int) Math.min(20, -Math.log(1 - random.nextDouble()) * 3);
    int firstStory = stories;
    int ownStories = 1 + random.nextInt(3);
    stories += ownStories;
    byte[] text = new byte[64];
    random.nextBytes(text);
    for (int i = 0; i < tellings && made < articles; i++) {
      long time = at + random.nextInt((int) SHORTEST_WINDOW);
      time = random.nextBoolean() ? time - time % 60 : time; // many fall on one instant
      text = changed(text);
      int story = firstStory + random.nextInt(ownStories);
      tell(
          new Piece(
              made++,
              0,
              Math.max(at, time),
              outlets.get(random.nextInt(outlets.size())),
              random.nextInt(4) == 0 ? any(AGENCIES) : "",
              any(LANGUAGES),
              List.copyOf(tags),
              countries,
              random.nextInt(3) == 0 ? any(COUNTRIES) : "",
              random.nextInt(3) == 0 ? List.of(any(ACTORS)) : List.of(),
              random.nextInt(4) == 0 ? "" : "story-" + story,
              random.nextInt(10) == 0 ? new byte[0] : text,
              any(WORDS) + " " + any(WORDS)));
    }
    for (int story = firstStory + 1; story < firstStory + ownStories; story++) {
      if (random.nextInt(4) == 0) {
        merge(story, story - 1, at + random.nextLong(12 * HOUR));
      }
    }
  }

  private void merge(int story, int into, long at) {
    arrivals.add(
        new Merging(
            at,
            new StoryMerge(
                "story-" + story, "story-" + into, "generated", "", Instant.ofEpochSecond(at))));
  }

  /** The next version of a text: alike this one, and less and less alike those before. */
  private byte[] changed(byte[] text) {
    byte[] next = text.clone();
    int places = random.nextInt(3) == 0 ? 40 : 20;
    for (int i = 0; i < places; i++) {
      next[random.nextInt(next.length)] = (byte) random.nextInt(256);
    }
    return next;
  }

  private void tell(Piece piece) {
    int luck = random.nextInt(100);
    long tooLate = piece.time() + LATENESS + LONGEST_WINDOW + 12 * HOUR;
    boolean canBeTooLate = tooLate < START + span; // after which time stands still
    if (luck == 0 && canBeTooLate) {
      arrivals.add(new Telling(tooLate + random.nextLong(DAY), piece, true));
      return;
    }
    long latest = piece.time() + LATENESS - 2 * HOUR;
    long at =
        luck <= 5
            ? piece.time() + 6 * HOUR + random.nextLong(15 * HOUR)
            : piece.time() + random.nextLong(6 * HOUR);
    arrivals.add(new Telling(at, piece, false));
    if (random.nextInt(5) == 0) {
      boolean muchLater = canBeTooLate && random.nextInt(10) == 0;
      arrivals.add(
          muchLater
              ? new Telling(tooLate, piece, true)
              : new Telling(Math.min(latest, at + random.nextLong(4 * HOUR)), piece, false));
    }
    if (random.nextInt(20) == 0) {
      long corrected = Math.min(latest, at + random.nextLong(6 * HOUR));
      arrivals.add(new Telling(corrected, corrected(piece), false));
    }
  }

  /** A later revision, in which something is otherwise. */
  private Piece corrected(Piece p) {
    boolean noTopic = random.nextInt(2) == 0;
    boolean otherTime = p.story().isEmpty() && p.fingerprint().length == 0;
    return new Piece(
        p.id(),
        1,
        otherTime ? p.time() + random.nextInt((int) HOUR) : p.time(),
        p.outlet(),
        p.agency(),
        p.language(),
        noTopic ? List.of() : p.topics().stream().map(this::scoredAgain).toList(),
        random.nextBoolean() ? List.of(any(COUNTRIES)) : p.countries(),
        "",
        p.actors(),
        p.story(),
        p.fingerprint(),
        any(WORDS));
  }

  private Piece.Tag scoredAgain(Piece.Tag tag) {
    return random.nextBoolean()
        ? tag
        : new Piece.Tag(tag.topic(), tag.threatened(), tag.pairs(), score());
  }

  private double score() {
    return (1 + random.nextInt(20)) / 20.0;
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
