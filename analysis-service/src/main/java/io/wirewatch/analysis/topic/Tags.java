package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.telling.Cues;
import io.wirewatch.analysis.telling.Telling;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.ToldTopic.Finding;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** A topic in a status. */
  private record Told(String topic, Status status) implements Comparable<Told> {
    @Override
    public int compareTo(Told other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : status.compareTo(other.status);
    }
  }

  private final NewsText text;
  private final List<Mention> mentions;
  private final SecondLook secondLook;
  private final Map<String, Integer> hits = new HashMap<>();
  private final Map<Told, ToldTopic> told = new TreeMap<>();

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
    return byTopic.values().stream()
        .filter(ofTopic -> ToldTopic.isPossible(ofTopic, hit -> Chances.atMost(text, hit)))
        .map(ofTopic -> ofTopic.stream().filter(secondLook::isWorthwhile).toList())
        .filter(ofTopic -> ToldTopic.isPossible(ofTopic, this::atMost))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Hit::sentence))
        .toList();
  }

  /** What a hit counts at most by what is seen at first sight, which is dearer than its place. */
  private double atMost(Hit hit) {
    return Chances.of(text, hit, secondLook.atMost(hit));
  }

  private static String place(Hit hit) {
    return hit.sentence() + hit.topic().id();
  }

  void add(Hit hit, Cues general, Cues own) {
    if (hits.merge(hit.topic().id(), 1, Integer::sum) > MAX_HITS) {
      return;
    }
    Telling telling = telling(hit, general, own);
    told.computeIfAbsent(
            new Told(hit.topic().id(), status(hit, telling)),
            of -> new ToldTopic(text, hit.topic(), of.status()))
        .add(hit, telling, secondLook);
  }

  /** By the cues around it; a word that finds nothing by itself governs nothing: all cues do. */
  private Telling telling(Hit hit, Cues general, Cues own) {
    String sentence = text.sentence(hit.sentence());
    boolean byItself = hit.trigger().needs() == null;
    int start = byItself ? hit.start() - text.start(hit.sentence()) : 0;
    int end =
        byItself
            ? Math.min(hit.end() - text.start(hit.sentence()), sentence.length())
            : sentence.length();
    return general.telling(own, sentence, start, end, Set.copyOf(hit.topic().ignoreCues()));
  }

  /**
   * What a cue says that is asked before all others; or else the trigger, or else a cue, or else
   * what was learnt from examples.
   */
  private Status status(Hit hit, Telling telling) {
    Status ofTrigger = hit.trigger().status();
    if (telling.isFirst() || (ofTrigger == null && !telling.cue().isEmpty())) {
      return telling.status();
    }
    return ofTrigger == null ? secondLook.told(hit).orElse(telling.status()) : ofTrigger;
  }

  /** The topics whose score reaches their threshold, in the order of their ids. */
  List<TaggedArticle.Topic> topics() {
    return told.values().stream().filter(each -> each.isTold(secondLook)).map(this::tag).toList();
  }

  private TaggedArticle.Topic tag(ToldTopic told) {
    List<Finding> findings = told.findings();
    ToldSides sides =
        ToldSides.of(
            text, mentions, told.topic().sides(), findings.stream().map(Finding::hit).toList());
    return new TaggedArticle.Topic(
        told.topic().id(),
        told.topic().version(),
        told.status(),
        findings.getFirst().telling().voice(),
        rounded(told.score()),
        sides.from(),
        sides.to(),
        sides.pairs(),
        findings.stream()
            .map(finding -> evidence(finding, told.status()))
            .sorted(IN_ORDER)
            .limit(MAX_EVIDENCE)
            .toList());
  }

  private Evidence evidence(Finding finding, Status status) {
    Hit hit = finding.hit();
    return new Evidence(
        text.field(hit.start()),
        text.inField(hit.start()),
        text.inField(hit.end()),
        text.quote(hit.start(), hit.end()),
        hit.trigger().id(),
        status == finding.telling().status() ? finding.telling().cue() : "",
        finding.example(),
        rounded(finding.score()));
  }

  private static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }
}
