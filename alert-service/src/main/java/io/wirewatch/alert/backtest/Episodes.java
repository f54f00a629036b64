package io.wirewatch.alert.backtest;

import io.wirewatch.alert.backtest.Report.Difference;
import io.wirewatch.alert.episode.Decision;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Alert.Transition;
import io.wirewatch.events.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The episodes that the transitions of one rule's alerts amount to. */
final class Episodes {
  private final Instant from;

  /** By group and by their alerts' ids, those that may still change. */
  private final Map<String, Map<String, Told>> pending = new LinkedHashMap<>();

  /** By group, where those lie that were settled. */
  private final Map<String, List<Span>> spans = new HashMap<>();

  private long transitions;
  private long number;

  /** A stretch of event time; with no end while it goes on. */
  private record Span(Instant start, @Nullable Instant end) {
    boolean overlaps(Span other) {
      return (other.end == null || start.isBefore(other.end))
          && (end == null || other.start.isBefore(end));
    }

    boolean holds(Instant instant) {
      return start.isBefore(instant) && (end == null || instant.isBefore(end));
    }
  }

  /** What was told of an alert. */
  private static final class Told {
    private final String group;
    private Span span;
    private Transition last;
    private int times;
    private Receipt fired;

    /** Whether its episode became part of another's since it fired last. */
    private boolean part;

    private Told(Alert alert) {
      group = alert.group();
      span = new Span(alert.startedAt(), null);
      last = alert.transition();
      fired = alert.receipt();
    }

    void note(Decision decision) {
      Alert alert = decision.head();
      last = alert.transition();
      boolean open = last == Transition.FIRING || last == Transition.UPDATED;
      span = new Span(alert.startedAt(), open ? null : alert.at());
      fired = last == Transition.FIRING ? decision.alert().receipt() : fired;
    }

    boolean stands() {
      return last != Transition.WITHDRAWN && !part;
    }

    boolean holds(Told other) {
      return this != other && stands() && span.holds(other.span.start());
    }
  }

  /**
   * Of a rule.
   *
   * @param from those that ended before are of no interest
   */
  Episodes(Instant from) {
    this.from = from;
  }

  void note(Decision decision) {
    Alert alert = decision.head();
    Map<String, Told> ofGroup =
        pending.computeIfAbsent(alert.group(), group -> new LinkedHashMap<>());
    Told told = ofGroup.computeIfAbsent(alert.id(), id -> new Told(alert));
    told.note(decision);
    if (!alert.at().isBefore(from)) {
      transitions++;
      told.times++;
    }
    // one whose episode becomes part of another is resolved, and stays so until it fires again
    told.part = false;
    if (told.last == Transition.RESOLVED) {
      for (Told other : ofGroup.values()) {
        told.part |= other.span.end() == null && other.holds(told);
        other.part |= other.last == Transition.RESOLVED && told.holds(other);
      }
    }
  }

  /** How much was told since the beginning of the period. */
  long transitions() {
    return transitions;
  }

  /** How many were settled. */
  long number() {
    return number;
  }

  /** Settles those that ended before an instant, after which they can no longer change. */
  List<Report.Episode> settled(Instant before) {
    List<Report.Episode> settled = new ArrayList<>();
    for (Map<String, Told> ofGroup : pending.values()) {
      for (Iterator<Told> all = ofGroup.values().iterator(); all.hasNext(); ) {
        Told told = all.next();
        Instant end = told.span.end();
        if (end != null && end.isBefore(before)) {
          all.remove();
          settle(told, settled);
        }
      }
    }
    pending.values().removeIf(Map::isEmpty);
    return settled;
  }

  /** Settles all that are left. */
  List<Report.Episode> rest() {
    List<Report.Episode> settled = new ArrayList<>();
    pending.values().forEach(all -> all.values().forEach(told -> settle(told, settled)));
    pending.clear();
    return settled;
  }

  private void settle(Told told, List<Report.Episode> settled) {
    Span span = told.span;
    if (told.stands() && (span.end() == null || span.end().isAfter(from))) {
      spans.computeIfAbsent(told.group, group -> new ArrayList<>()).add(span);
      number++;
      settled.add(new Report.Episode(told.group, span.start(), span.end(), told.times, told.fired));
    }
  }

  /** Those settled that none of another rule's overlaps. */
  List<Difference> without(Episodes other, Difference.Where where) {
    List<Difference> differences = new ArrayList<>();
    spans.forEach(
        (group, own) -> {
          List<Span> theirs = other.spans.getOrDefault(group, List.of());
          for (Span span : own) {
            if (theirs.stream().noneMatch(span::overlaps)) {
              differences.add(new Difference(where, group, span.start(), span.end()));
            }
          }
        });
    return differences;
  }
}
