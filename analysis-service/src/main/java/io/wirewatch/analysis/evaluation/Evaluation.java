package io.wirewatch.analysis.evaluation;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.place.Roll;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Status;
import io.wirewatch.events.TaggedArticle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a topic pack finds in labelled texts, against their labels. */
public final class Evaluation {
  /**
   * Something found that is not there, or missed that is.
   *
   * @param found what was found; null when it was missed
   */
  public record Fault(LabelledText text, String key, TaggedArticle.@Nullable Topic found) {}

  private final SortedMap<String, Tally> reported = new TreeMap<>();
  private final SortedMap<String, Tally> anyStatus = new TreeMap<>();
  private final SortedMap<Status, Tally> byStatus = new TreeMap<>();
  private final SortedMap<String, Integer> confusions = new TreeMap<>();
  private final SortedMap<Status, SortedMap<Status, Integer>> told = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final SortedMap<String, int[]> offTopic = new TreeMap<>();
  private final Whom whom;

  private Evaluation(Whom whom) {
    this.whom = whom;
  }

  /** Asks a pack of all texts. */
  public static Evaluation of(TopicPack pack, List<LabelledText> texts) {
    Evaluation evaluation = new Evaluation(new Whom(pack));
    pack.definitions().forEach(topic -> evaluation.reported.put(topic.id(), Tally.NONE));
    for (LabelledText text : texts) {
      List<Mention> mentions = pack.mentions(text.title(), text.body(), text.publishedAt());
      List<TaggedArticle.Topic> found =
          pack.find(text.language(), text.title(), text.body(), mentions);
      evaluation.add(text, found);
      evaluation.whom.add(text, Roll.of(text.title(), text.body(), mentions), found);
    }
    return evaluation;
  }

  private void add(LabelledText text, List<TaggedArticle.Topic> found) {
    Map<String, TaggedArticle.Topic> foundByKey = new TreeMap<>();
    found.forEach(topic -> foundByKey.put(topic.topic() + " " + topic.status().label(), topic));
    Set<String> labelled = new HashSet<>();
    text.labels().forEach(label -> labelled.add(label.topic() + " " + label.status().label()));

    for (String key : union(foundByKey.keySet(), labelled)) {
      Tally tally = tally(foundByKey.containsKey(key), labelled.contains(key));
      String topic = key.substring(0, key.indexOf(' '));
      Status status = status(key);
      byStatus.merge(status, tally, Tally::plus);
      if (status == Status.REPORTED) {
        reported.merge(topic, tally, Tally::plus);
        if (tally.right() == 0) {
          faults.add(new Fault(text, key, foundByKey.get(key)));
        }
      }
    }
    Set<String> foundTopics = topics(foundByKey.keySet());
    Set<String> labelledTopics = topics(labelled);
    for (String topic : union(foundTopics, labelledTopics)) {
      anyStatus.merge(
          topic, tally(foundTopics.contains(topic), labelledTopics.contains(topic)), Tally::plus);
    }
    confuse(foundByKey.keySet(), labelled);
    compareTelling(foundByKey.keySet(), labelled);
    if (text.isOffTopic()) {
      int[] counts = offTopic.computeIfAbsent(groupOf(text), none -> new int[2]);
      counts[0]++;
      counts[1] += (int) found.stream().filter(TaggedArticle.Topic::isReported).count();
    }
  }

  private static String groupOf(LabelledText text) {
    return text.isArticle() ? "articles: " + text.desk() : "sentences: " + text.kind();
  }

  /** Notes what was found in place of what: another topic, or another status of the same. */
  private void confuse(Set<String> found, Set<String> labelled) {
    Set<String> wrong = new HashSet<>(found);
    wrong.removeAll(labelled);
    Set<String> missed = new HashSet<>(labelled);
    missed.removeAll(found);
    for (String there : missed) {
      for (String instead : wrong) {
        confusions.merge(there + " -> " + instead, 1, Integer::sum);
      }
    }
  }

  /** Notes in what status a topic was found that is there, and in what it should have been. */
  private void compareTelling(Set<String> found, Set<String> labelled) {
    for (String there : labelled) {
      String topic = there.substring(0, there.indexOf(' ') + 1);
      Set<String> same = new HashSet<>(found);
      same.removeIf(key -> !key.startsWith(topic));
      if (same.contains(there)) {
        same = Set.of(there);
      } else {
        same.removeAll(labelled);
      }
      for (String key : same) {
        told.computeIfAbsent(status(there), none -> new TreeMap<>())
            .merge(status(key), 1, Integer::sum);
      }
    }
  }

  private static Tally tally(boolean isFound, boolean isThere) {
    return new Tally(
        isFound && isThere ? 1 : 0, isFound && !isThere ? 1 : 0, isThere && !isFound ? 1 : 0);
  }

  private static Status status(String key) {
    return Status.valueOf(key.substring(key.indexOf(' ') + 1).toUpperCase(java.util.Locale.ROOT));
  }

  private static Set<String> topics(Set<String> keys) {
    Set<String> topics = new HashSet<>();
    keys.forEach(key -> topics.add(key.substring(0, key.indexOf(' '))));
    return topics;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** By topic: what was found as reported. */
  public SortedMap<String, Tally> reported() {
    return reported;
  }

  /** The countries of the articles, and the topics' sides in the sentences. */
  public Whom whom() {
    return whom;
  }

  /** By topic: what was found in whatever status. */
  public SortedMap<String, Tally> anyStatus() {
    return anyStatus;
  }

  /** By status, over all topics. */
  public SortedMap<Status, Tally> byStatus() {
    return byStatus;
  }

  /** What was found in place of what, and how often. */
  public SortedMap<String, Integer> confusions() {
    return confusions;
  }

  /** By the status that is there: in which the topic was found, where it was found. */
  public SortedMap<Status, SortedMap<Status, Integer>> told() {
    return told;
  }

  /**
   * What was found as reported and is not there, and what was missed, in the order of the texts.
   */
  public List<Fault> faults() {
    return faults;
  }

  /** By kind of text that has no event: how many texts, and how many topics found as reported. */
  public SortedMap<String, int[]> offTopic() {
    return offTopic;
  }
}
