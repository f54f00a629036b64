package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.telling.Cues;
import io.wirewatch.analysis.telling.Telling;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Voice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes of the hits in the sentences of one text the topics of the whole. */
final class Tags {
  /** How many places are named as the evidence of one topic; the first of a field come first. */
  static final int MAX_EVIDENCE = 20;

  /** The hits of a topic that are looked at: enough for any article, and a bound for any text. */
  private static final int MAX_HITS = 500;

  private static final Comparator<Evidence> IN_ORDER =
      Comparator.comparing((Evidence evidence) -> evidence.field().equals("body"))
          .thenComparing(Evidence::start)
          .thenComparing(Evidence::end)
          .thenComparing(Evidence::by);

  /** A hit that may say something of its topic, and how much at most. */
  private record Candidate(Hit hit, double atMost) {}

  /** A candidate with how its sentence tells of the topic. */
  private record Heard(Hit hit, double atMost, Telling telling) {}

  /** What a hit says of its topic. */
  private record Finding(Hit hit, double score, Voice voice, Evidence evidence) {}

  /** What was heard of a topic in one sentence. */
  private record Place(List<Heard> heard) {
    double atMost() {
      return heard.stream().mapToDouble(Heard::atMost).max().orElse(0);
    }
  }

  private final NewsText text;
  private final List<Mention> mentions;
  private final SecondLook secondLook;
  private final Scores scores;
  private final Map<Told, Map<Integer, Place>> heard = new TreeMap<>();

  Tags(NewsText text, List<Mention> mentions, SecondLook secondLook) {
    this.text = text;
    this.mentions = mentions;
    this.secondLook = secondLook;
    scores = new Scores(text);
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
    byTopic.values().removeIf(ofTopic -> !canReachThreshold(candidates(ofTopic)));
    return byTopic.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Hit::sentence))
        .toList();
  }

  /** As much as hits can count by their places. */
  private List<Candidate> candidates(List<Hit> hits) {
    return hits.stream().map(hit -> new Candidate(hit, scores.atMost(hit))).toList();
  }

  private static String place(Hit hit) {
    return hit.sentence() + hit.topic().id();
  }

  /** Whether candidates of one topic suffice if they count as much as they can. */
  private static boolean canReachThreshold(List<Candidate> ofTopic) {
    Map<Integer, Double> best = new HashMap<>();
    for (Candidate one : ofTopic) {
      best.merge(one.hit().sentence(), one.atMost(), Math::max);
    }
    return Scores.maySuffice(ofTopic.getFirst().hit().topic(), Scores.together(best.values()));
  }

  /**
   * Adds hits, in the order of the text.
   *
   * @param own by topic: its own cues
   */
  void add(List<Hit> hits, Cues general, Map<String, Cues> own) {
    Map<String, List<Candidate>> byTopic = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Hit hit : hits) {
      String topic = hit.topic().id();
      if (counts.merge(topic, 1, Integer::sum) <= MAX_HITS) {
        secondLook
            .atMost(hit)
            .ifPresent(
                logOdds ->
                    byTopic
                        .computeIfAbsent(topic, none -> new ArrayList<>())
                        .add(new Candidate(hit, scores.of(hit, logOdds))));
      }
    }
    byTopic.forEach(
        (topic, candidates) -> {
          if (canReachThreshold(candidates)) {
            candidates.forEach(one -> hear(one, general, Objects.requireNonNull(own.get(topic))));
          }
        });
  }

  private void hear(Candidate candidate, Cues general, Cues own) {
    Hit hit = candidate.hit();
    String sentence = text.sentence(hit.sentence());
    int start = hit.start() - text.start(hit.sentence());
    int end = Math.min(hit.end() - text.start(hit.sentence()), sentence.length());
    Telling telling =
        general.telling(own, sentence, start, end, Set.copyOf(hit.topic().ignoreCues()));
    heard
        .computeIfAbsent(new Told(hit.topic(), status(hit, telling)), none -> new TreeMap<>())
        .computeIfAbsent(hit.sentence(), none -> new Place(new ArrayList<>()))
        .heard()
        .add(new Heard(hit, candidate.atMost(), telling));
  }

  private static Status status(Hit hit, Telling telling) {
    return telling.isFirst()
        ? telling.status()
        : Objects.requireNonNullElse(hit.trigger().status(), telling.status());
  }

  /**
   * What the sentences say of a topic, in the order of the text. Those that may say most are asked
   * first, as each takes its time; empty when those that are left cannot suffice any more.
   */
  private List<Finding> findings(Told told, Collection<Place> places) {
    List<Place> mostFirst =
        places.stream().sorted(Comparator.comparingDouble(Place::atMost).reversed()).toList();
    double wrongAtLeast = 1;
    for (Place place : mostFirst) {
      wrongAtLeast *= 1 - place.atMost();
    }
    List<Finding> found = new ArrayList<>();
    for (Place place : mostFirst) {
      if (!Scores.maySuffice(told.topic(), 1 - wrongAtLeast)) {
        return List.of();
      }
      double best = 0;
      for (Heard one : place.heard()) {
        Optional<Finding> finding =
            secondLook.at(one.hit()).map(opinion -> finding(told, one, opinion));
        finding.ifPresent(found::add);
        best = Math.max(best, finding.map(Finding::score).orElse(0.0));
      }
      wrongAtLeast *= (1 - best) / (1 - place.atMost());
    }
    found.sort(Comparator.comparing(finding -> finding.hit().sentence()));
    return found;
  }

  private Finding finding(Told told, Heard heard, SentenceCheck.Opinion opinion) {
    Hit hit = heard.hit();
    Telling telling = heard.telling();
    double score = scores.of(hit, opinion.logOdds());
    Evidence evidence =
        new Evidence(
            text.field(hit.start()),
            text.inField(hit.start()),
            text.inField(hit.end()),
            text.quote(hit.start(), hit.end()),
            hit.trigger().id(),
            told.status() == telling.status() ? telling.cue() : "",
            opinion.example(),
            rounded(score));
    return new Finding(hit, score, telling.voice(), evidence);
  }

  /** The topics whose score reaches their threshold, in the order of their ids. */
  List<TaggedArticle.Topic> topics() {
    List<TaggedArticle.Topic> topics = new ArrayList<>();
    heard.forEach(
        (told, places) -> {
          List<Finding> findings = findings(told, places.values());
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
    return Scores.together(best.values());
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
