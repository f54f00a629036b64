package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.telling.Telling;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.events.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A topic in a status, as some sentences of a text seem to tell it. They are taken under the second
 * look one by one, those first that can say most, until it is clear whether the text tells of it.
 */
final class ToldTopic {
  /** From this score on no further sentence is looked at. */
  private static final double CLEAR = 0.95;

  /** More than the order of some multiplications can make a difference. */
  private static final double ROUNDING = 1e-9;

  private final NewsText text;
  private final TopicDefinition topic;
  private final Status status;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Integer, Double> found = new TreeMap<>();

  /**
   * A hit before the second look.
   *
   * @param most what it counts when all that may be said for it is
   */
  private record Candidate(Hit hit, Telling telling, double most) {}

  /**
   * A hit after the second look.
   *
   * @param score what it counts
   * @param example the example that it is nearest to; empty when there is none
   */
  record Finding(Hit hit, Telling telling, double score, String example) {}

  ToldTopic(NewsText text, TopicDefinition topic, Status status) {
    this.text = text;
    this.topic = topic;
    this.status = status;
  }

  /**
   * Whether hits of one topic suffice if each counts as much as it can.
   *
   * @param atMost how much that is
   */
  static boolean isPossible(List<Hit> hits, ToDoubleFunction<Hit> atMost) {
    Map<Integer, Double> most = new TreeMap<>();
    for (Hit hit : hits) {
      most.merge(hit.sentence(), atMost.applyAsDouble(hit), Math::max);
    }
    return !hits.isEmpty() && reachesThreshold(hits.getFirst().topic(), most);
  }

  private static boolean reachesThreshold(TopicDefinition topic, Map<Integer, Double> scores) {
    return Chances.together(scores) + ROUNDING >= topic.threshold();
  }

  void add(Hit hit, Telling telling, SecondLook secondLook) {
    candidates.add(new Candidate(hit, telling, Chances.of(text, hit, secondLook.atMost(hit))));
  }

  /** Looks; says whether the text tells of the topic. */
  boolean isTold(SecondLook secondLook) {
    candidates.sort(
        Comparator.comparingDouble(Candidate::most)
            .reversed()
            .thenComparing(candidate -> candidate.hit().sentence()));
    for (int i = 0; i < candidates.size(); i++) {
      if (!reachesThreshold(topic, withAllOf(candidates.subList(i, candidates.size())))) {
        return false;
      }
      Candidate candidate = candidates.get(i);
      if (score() < CLEAR || secondLook.costsNothing(candidate.hit())) {
        secondLook.at(candidate.hit()).ifPresent(opinion -> take(candidate, opinion));
      }
    }
    return score() >= topic.threshold();
  }

  private Map<Integer, Double> withAllOf(List<Candidate> others) {
    Map<Integer, Double> all = new TreeMap<>(found);
    others.forEach(other -> all.merge(other.hit().sentence(), other.most(), Math::max));
    return all;
  }

  private void take(Candidate candidate, SentenceCheck.Opinion opinion) {
    Hit hit = candidate.hit();
    double score = Chances.of(text, hit, opinion.logOdds());
    findings.add(new Finding(hit, candidate.telling(), score, opinion.example()));
    found.merge(hit.sentence(), score, Math::max);
  }

  /** The chance that not all of the sentences that were looked at are wrong. */
  double score() {
    return Chances.together(found);
  }

  TopicDefinition topic() {
    return topic;
  }

  Status status() {
    return status;
  }

  /** What was found, the best first. */
  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparingDouble(Finding::score).reversed()).toList();
  }
}
