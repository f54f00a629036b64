package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.place.Sides;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.events.Pair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who did something towards whom, merged over the sentences of one text that tell of it. */
final class ToldSides {
  /** How many sentences are asked; how many pairs, and sides each way, are told at most. */
  static final int MAX = 20;

  /** Of a sentence that names more, the first so many are looked at. */
  private static final int MAX_MENTIONS = 60;

  private final Set<String> from = new LinkedHashSet<>();
  private final Set<String> to = new LinkedHashSet<>();
  private final Set<Pair> pairs = new LinkedHashSet<>();

  /**
   * The sides of a topic.
   *
   * @param mentions those of the text
   * @param kind in what words the topic has its sides; null when it has none
   * @param hits what told of the topic, the best first
   */
  static ToldSides of(
      NewsText text, List<Mention> mentions, Sides.@Nullable Kind kind, List<Hit> hits) {
    ToldSides told = new ToldSides();
    if (kind == null) {
      return told;
    }
    for (Hit hit : hits.subList(0, Math.min(MAX, hits.size()))) {
      String sentence = text.sentence(hit.sentence());
      int from = text.start(hit.sentence());
      int start = hit.start() - from;
      int end = Math.min(hit.end() - from, sentence.length());
      told.add(
          Sides.of(kind, sentence, within(mentions, from, from + sentence.length()), start, end));
    }
    return told;
  }

  /** The mentions between two places, as counted from the first of them. */
  private static List<Mention> within(List<Mention> mentions, int start, int end) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Mention> within = new ArrayList<>();
    for (int i = low; i < mentions.size() && within.size() < MAX_MENTIONS; i++) {
      Mention mention = mentions.get(i);
      if (mention.end() > end) {
        break;
      }
      within.add(mention.movedBy(-start));
    }
    return within;
  }

  private void add(Sides sides) {
    from.addAll(sides.from());
    to.addAll(sides.to());
    for (String who : sides.from()) {
      for (String towards : sides.to()) {
        pairs.add(new Pair(who, towards));
      }
    }
  }

  List<String> from() {
    return from.stream().limit(MAX).toList();
  }

  List<String> to() {
    return to.stream().limit(MAX).toList();
  }

  List<Pair> pairs() {
    return pairs.stream().limit(MAX).toList();
  }
}
