package io.wirewatch.analysis.evaluation;

import io.wirewatch.analysis.place.Roll;
import io.wirewatch.analysis.place.Sides;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.TaggedArticle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whom a pack finds in labelled texts, against their labels: in articles the countries that matter,
 * in sentences the sides of the topics that it found rightly, in whatever status.
 */
public final class Whom {
  /**
   * Somebody who was found and is not there, or missed.
   *
   * @param what such as {@code countries} or {@code attack from}
   */
  public record Fault(LabelledText text, String what, Set<String> wrong, Set<String> missed) {}

  /** The sides that the labels name beside countries; an armed group is none of them. */
  private static final Set<String> ORGANISATIONS =
      Set.of(
          "NATO",
          "EU",
          "UN",
          "OSCE",
          "ECOWAS",
          "ASEAN",
          "ICRC",
          "IMF",
          "IAEA",
          "WHO",
          "G7",
          "ARAB-LEAGUE");

  private final Map<String, Sides.Kind> kinds = new HashMap<>();
  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();

  Whom(TopicPack pack) {
    for (TopicDefinition topic : pack.definitions()) {
      if (topic.sides() != null) {
        kinds.put(topic.id(), topic.sides());
      }
    }
  }

  void add(LabelledText text, Roll named, List<TaggedArticle.Topic> found) {
    if (text.isArticle()) {
      compare(
          text,
          "countries",
          named.countries().stream()
              .filter(TaggedArticle.Mention::matters)
              .map(TaggedArticle.Mention::id)
              .toList(),
          text.countries());
      compare(
          text,
          "countries, all named",
          named.countries().stream().map(TaggedArticle.Mention::id).toList(),
          text.countries());
      return;
    }
    kinds.forEach(
        (topic, kind) -> {
          List<TaggedArticle.Topic> tags =
              found.stream().filter(tag -> tag.topic().equals(topic)).toList();
          List<LabelledText.Label> labels =
              text.labels().stream().filter(label -> label.topic().equals(topic)).toList();
          if (!tags.isEmpty() && !labels.isEmpty()) {
            sides(text, topic, kind, tags, labels);
          }
        });
  }

  private void sides(
      LabelledText text,
      String topic,
      Sides.Kind kind,
      List<TaggedArticle.Topic> tags,
      List<LabelledText.Label> labels) {
    if (kind != Sides.Kind.BETWEEN) {
      compare(
          text,
          topic + " from",
          tags.stream().flatMap(tag -> tag.from().stream()).filter(Whom::isLabelled).toList(),
          labels.stream().flatMap(label -> label.from().stream()).toList());
      compare(
          text,
          topic + " to",
          tags.stream().flatMap(tag -> tag.to().stream()).filter(Whom::isLabelled).toList(),
          labels.stream().flatMap(label -> label.to().stream()).toList());
    }
    compare(
        text,
        topic + " pairs",
        tags.stream()
            .flatMap(tag -> tag.pairs().stream())
            .filter(pair -> isLabelled(pair.from()) && isLabelled(pair.to()))
            .map(pair -> pair(kind, pair.from(), pair.to()))
            .toList(),
        labels.stream()
            .flatMap(
                label ->
                    label.from().stream()
                        .flatMap(from -> label.to().stream().map(to -> pair(kind, from, to))))
            .toList());
  }

  private static boolean isLabelled(String side) {
    return side.length() == 2 || ORGANISATIONS.contains(side);
  }

  private static String pair(Sides.Kind kind, String from, String to) {
    return kind == Sides.Kind.BETWEEN && from.compareTo(to) > 0 ? to + "-" + from : from + "-" + to;
  }

  private void compare(
      LabelledText text, String what, Collection<String> found, Collection<String> there) {
    Set<String> right = new HashSet<>(found);
    right.retainAll(there);
    Set<String> wrong = new TreeSet<>(found);
    wrong.removeAll(right);
    Set<String> missed = new TreeSet<>(there);
    missed.removeAll(right);
    tallies.merge(what, new Tally(right.size(), wrong.size(), missed.size()), Tally::plus);
    if (!wrong.isEmpty() || !missed.isEmpty()) {
      faults.add(new Fault(text, what, wrong, missed));
    }
  }

  /** By what was found, such as {@code countries} or {@code attack from}: how well. */
  public SortedMap<String, Tally> tallies() {
    return tallies;
  }

  /** Who was found wrongly or missed, in the order of the texts. */
  public List<Fault> faults() {
    return faults;
  }
}
