package io.wirewatch.alert.episode;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * At least so many, distinct, within a sliding window. The window that ends at an instant holds the
 * articles after its start up to and with that instant.
 *
 * @param counting what is counted
 * @param atLeast the count that has to be reached
 * @param within the length of the window
 */
public record Threshold(Alert.Counting counting, int atLeast, Duration within) {

  /** The stretches of time in which it is met, in order; articles in the order of event time. */
  List<Episode> episodes(List<Told> told) {
    TreeSet<Instant> changes = new TreeSet<>();
    for (Told article : told) {
      changes.add(article.at());
      changes.add(article.at().plus(within));
    }
    List<Episode> episodes = new ArrayList<>();
    Map<String, Integer> inWindow = new HashMap<>();
    int entered = 0;
    int left = 0;
    Optional<Instant> start = Optional.empty();
    for (Instant now : changes) {
      for (; left < entered && !told.get(left).at().plus(within).isAfter(now); left++) {
        inWindow.computeIfPresent(key(told.get(left)), (key, n) -> n == 1 ? null : n - 1);
      }
      for (; entered < told.size() && !told.get(entered).at().isAfter(now); entered++) {
        inWindow.merge(key(told.get(entered)), 1, Integer::sum);
      }
      boolean met = inWindow.size() >= atLeast;
      if (met && start.isEmpty()) {
        start = Optional.of(now);
      } else if (!met && start.isPresent()) {
        episodes.add(new Episode(start.get(), now));
        start = Optional.empty();
      }
    }
    return episodes;
  }

  /** What counts in the window that ends at an instant, and what does not, and why. */
  Receipt receipt(String query, List<Told> told, Instant windowEnd) {
    Instant windowStart = windowEnd.minus(within);
    Map<String, Told> counted = new LinkedHashMap<>();
    List<Alert.LeftOut> leftOut = new ArrayList<>();
    for (Told article : told) {
      if (article.at().isAfter(windowStart) && !article.at().isAfter(windowEnd)) {
        Told before = counted.putIfAbsent(key(article), article);
        if (before != null) {
          leftOut.add(leftOut(article, before));
        }
      }
    }
    return new Receipt(
        query,
        counting,
        atLeast,
        counted.size(),
        windowStart,
        windowEnd,
        counted.values().stream().map(article -> article.matched().article()).toList(),
        leftOut);
  }

  private static Alert.LeftOut leftOut(Told article, Told counted) {
    boolean sameStory = article.first().equals(counted.first());
    return new Alert.LeftOut(
        article.matched().article(),
        sameStory ? Alert.Reason.SAME_STORY : Alert.Reason.SAME_OWNER,
        counted.matched().article().id());
  }

  private String key(Told article) {
    return article.key(counting);
  }
}
