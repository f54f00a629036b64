package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.telling.Cues;
import io.wirewatch.analysis.telling.Telling;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.TopicDefinition.Salience;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes of the hits in the sentences of one text the topics of the whole. */
final class Tags {
  /** How many places are named as the evidence of one topic; the first of a field come first. */
  static final int MAX_EVIDENCE = 20;

  /** The hits of a topic that are looked at: enough for any article, and a bound for any text. */
  private static final int MAX_HITS = 500;

  /** What a sentence counts by itself, at most: two always count more than one. */
  private static final double SURE = 0.98;

  /** More than the order of some multiplications can make a difference. */
  private static final double ROUNDING = 1e-9;

  private static final Comparator<Evidence> IN_ORDER =
      Comparator.comparing((Evidence evidence) -> evidence.field().equals("body"))
          .thenComparing(Evidence::start)
          .thenComparing(Evidence::end)
          .thenComparing(Evidence::by);

  /** A topic in a status. */
  private record Told(TopicDefinition topic, Status status) implements Comparable<Told> {
    @Override
    public int compareTo(Told other) {
      int byTopic = topic.id().compareTo(other.topic.id());
      return byTopic != 0 ? byTopic : status.compareTo(other.status);
    }
  }

  /** What a hit says of its topic. */
  private record Finding(Hit hit, double score, Voice voice, Evidence evidence) {}

  private final NewsText text;
  private final List<Mention> mentions;
  private final SecondLook secondLook;
  private final Map<String, Integer> hits = new HashMap<>();
  private final Map<Told, List<Finding>> found = new TreeMap<>();

  Tags(NewsText text, List<Mention> mentions, SecondLook secondLook) {
    this.text = text;
    this.mentions = mentions;
    this.secondLook = secondLook;
  }

  /**
   * Those hits, in the order of the text, whose topics can be found at all. Where a trigger finds a
   * topic by itself, those that need the second look add nothing.
   */
  List<Hit> promising(List<Hit> hits) {
    Set<String> byThemselves =
        hits.stream()
            .filter(hit -> hit.trigger().needs() == null)
            .map(Tags::place)
            .collect(Collectors.toSet());
    Map<String, List<Hit>> byTopic =
        hits.stream()
            .filter(hit -> hit.trigger().needs() == null || !byThemselves.contains(place(hit)))
            .collect(Collectors.groupingBy(hit -> hit.topic().id()));
    byTopic.values().removeIf(ofTopic -> !canReachThreshold(ofTopic));
    return byTopic.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Hit::sentence))
        .toList();
  }

  private static String place(Hit hit) {
    return hit.sentence() + hit.topic().id();
  }

  /** Whether hits of one topic suffice if all speaks for them. */
  private boolean canReachThreshold(List<Hit> ofTopic) {
    Map<Integer, Double> best = new HashMap<>();
    for (Hit hit : ofTopic) {
      best.merge(hit.sentence(), salience(hit) * SURE, Math::max);
    }
    double wrong = 1;
    for (double score : best.values()) {
      wrong *= 1 - score;
    }
    return 1 - wrong + ROUNDING >= ofTopic.getFirst().topic().threshold();
  }

  void add(Hit hit, Cues general, Cues own) {
    if (hits.merge(hit.topic().id(), 1, Integer::sum) > MAX_HITS) {
      return;
    }
    secondLook.at(hit).ifPresent(opinion -> add(hit, opinion, general, own));
  }

  private void add(Hit hit, SentenceCheck.Opinion opinion, Cues general, Cues own) {
    double score = salience(hit) * sure(hit.trigger().weight(), opinion.logOdds());
    String sentence = text.sentence(hit.sentence());
    int start = hit.start() - text.start(hit.sentence());
    int end = Math.min(hit.end() - text.start(hit.sentence()), sentence.length());
    Telling telling =
        general.telling(own, sentence, start, end, Set.copyOf(hit.topic().ignoreCues()));
    Status status =
        telling.isFirst()
            ? telling.status()
            : Objects.requireNonNullElse(hit.trigger().status(), telling.status());
    Evidence evidence =
        new Evidence(
            text.field(hit.start()),
            text.inField(hit.start()),
            text.inField(hit.end()),
            text.quote(hit.start(), hit.end()),
            hit.trigger().id(),
            status == telling.status() ? telling.cue() : "",
            opinion.example(),
            rounded(score));
    found
        .computeIfAbsent(new Told(hit.topic(), status), none -> new ArrayList<>())
        .add(new Finding(hit, score, telling.voice(), evidence));
  }

  /** How sure a trigger is after the second look, by Bayes; as before it where nobody looked. */
  private static double sure(double weight, double logOdds) {
    double before = SURE * weight;
    return logOdds == Double.POSITIVE_INFINITY
        ? before
        : Math.min(SURE, 1 / (1 + Math.exp(-Math.log(before / (1 - before)) - logOdds)));
  }

  /** What a sentence counts by its place: the title and the lead most, what is deep down little. */
  private double salience(Hit hit) {
    if (text.isTitle(hit.sentence())) {
      return 1;
    }
    int at = text.inBody(hit.sentence());
    double place = at == 0 ? 1 : at <= 2 ? 0.85 : at <= 5 ? 0.7 : at <= 12 ? 0.55 : 0.35;
    return hit.topic().salience() == Salience.LEAD && at > 5 ? place / 2 : place;
  }

  /** The topics whose score reaches their threshold, in the order of their ids. */
  List<TaggedArticle.Topic> topics() {
    List<TaggedArticle.Topic> topics = new ArrayList<>();
    found.forEach(
        (told, findings) -> {
          double score = score(findings);
          if (score >= told.topic().threshold()) {
            topics.add(tag(told, findings, score));
          }
        });
    return topics;
  }

  /** The chance that not all of the sentences are wrong, each counted once. */
  private static double score(List<Finding> findings) {
    Map<Integer, Double> best = new TreeMap<>();
    findings.forEach(finding -> best.merge(finding.hit().sentence(), finding.score(), Math::max));
    double wrong = 1;
    for (double score : best.values()) {
      wrong *= 1 - score;
    }
    return 1 - wrong;
  }

  private TaggedArticle.Topic tag(Told told, List<Finding> findings, double score) {
    List<Finding> bestFirst =
        findings.stream().sorted(Comparator.comparingDouble(Finding::score).reversed()).toList();
    Finding first = bestFirst.getFirst();
    ToldSides sides =
        ToldSides.of(
            text, mentions, told.topic().sides(), bestFirst.stream().map(Finding::hit).toList());
    return new TaggedArticle.Topic(
        told.topic().id(),
        told.topic().version(),
        told.status(),
        first.voice(),
        rounded(score),
        sides.from(),
        sides.to(),
        sides.pairs(),
        findings.stream().map(Finding::evidence).sorted(IN_ORDER).limit(MAX_EVIDENCE).toList());
  }

  private static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }
}
