package io.wirewatch.alert.board;

import io.wirewatch.events.Alert;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The latest transitions of alerts, for those who ask and those who watch. */
public final class AlertBoard {
  private static final int MAX_HELD = 10_000;

  private final Deque<Alert> transitions = new ArrayDeque<>();
  private final List<Consumer<Alert>> watchers = new CopyOnWriteArrayList<>();

  /** Names one transition, for a watcher to go on after it. */
  public static String eventId(Alert alert) {
    return alert.id() + "-" + alert.sequence();
  }

  /** Puts up a transition. */
  public synchronized void put(Alert alert) {
    transitions.addLast(alert);
    if (transitions.size() > MAX_HELD) {
      transitions.removeFirst();
    }
    watchers.forEach(watcher -> watcher.accept(alert));
  }

  /** The last transition of each alert, the latest first. */
  public synchronized List<Alert> current() {
    Map<String, Alert> last = new LinkedHashMap<>();
    for (Alert alert : transitions) {
      last.remove(alert.id());
      last.put(alert.id(), alert);
    }
    return new ArrayList<>(last.values()).reversed();
  }

  /** All transitions of an alert, in order. */
  public synchronized List<Alert> of(String id) {
    return transitions.stream().filter(alert -> alert.id().equals(id)).toList();
  }

  /** The last transition of an alert; empty when none is held. */
  public synchronized Optional<Alert> last(String id) {
    return of(id).reversed().stream().findFirst();
  }

  /**
   * Shows a watcher what comes, without a gap after what it is shown at once: the transitions after
   * the named one, or all that are held when none has that name.
   *
   * @return stops it
   */
  public synchronized Runnable watchAfter(String eventId, Consumer<Alert> watcher) {
    after(eventId).forEach(watcher);
    return watch(watcher);
  }

  /** Shows a watcher what comes. */
  public synchronized Runnable watch(Consumer<Alert> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  private Collection<Alert> after(String eventId) {
    List<Alert> after = new ArrayList<>();
    for (Alert alert : transitions) {
      if (eventId(alert).equals(eventId)) {
        after.clear();
      } else {
        after.add(alert);
      }
    }
    return after;
  }
}
