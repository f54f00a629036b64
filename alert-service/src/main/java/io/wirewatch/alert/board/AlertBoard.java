package io.wirewatch.alert.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The latest transitions of alerts, for those who ask and those who watch. */
public final class AlertBoard {
  private static final int MAX_HELD = 10_000;
  private static final long MAX_BYTES = 16L << 20;

  private final Deque<HeldTransition> transitions = new ArrayDeque<>();
  private final List<Consumer<HeldTransition>> watchers = new CopyOnWriteArrayList<>();
  private final int maxHeld;
  private final long maxBytes;
  private long bytes;

  /** A board that holds the latest ten thousand, or of large ones what 16 MB have place for. */
  public AlertBoard() {
    this(MAX_HELD, MAX_BYTES);
  }

  AlertBoard(int maxHeld, long maxBytes) {
    this.maxHeld = maxHeld;
    this.maxBytes = maxBytes;
  }

  /** Puts up a transition. */
  public synchronized void put(HeldTransition transition) {
    transitions.addLast(transition);
    bytes += transition.size();
    while (transitions.size() > maxHeld || (bytes > maxBytes && transitions.size() > 1)) {
      bytes -= transitions.removeFirst().size();
    }
    watchers.forEach(watcher -> watcher.accept(transition));
  }

  /** The last transition of each alert, the latest first. */
  public synchronized List<HeldTransition> current() {
    LinkedHashMap<String, HeldTransition> last = new LinkedHashMap<>();
    for (HeldTransition transition : transitions) {
      last.putLast(transition.id(), transition);
    }
    return new ArrayList<>(last.values()).reversed();
  }

  /** All transitions of an alert, in order. */
  public synchronized List<HeldTransition> of(String id) {
    return transitions.stream().filter(held -> held.id().equals(id)).toList();
  }

  /** The last transition of an alert; empty when none is held. */
  public synchronized Optional<HeldTransition> last(String id) {
    return of(id).reversed().stream().findFirst();
  }

  /**
   * What a watcher has missed, and how it ends.
   *
   * @param missed what came before what it is shown, without a gap between them
   * @param stop shows it no more
   */
  public record Watch(List<HeldTransition> missed, Runnable stop) {
    /** Copies the list. */
    public Watch {
      missed = List.copyOf(missed);
    }
  }

  /**
   * Shows a watcher what comes. It has missed the transitions after the named one, or all that are
   * held when none has that name.
   */
  public synchronized Watch watchAfter(String eventId, Consumer<HeldTransition> watcher) {
    return new Watch(after(eventId), stopOf(watcher));
  }

  /** Shows a watcher what comes. It has missed nothing. */
  public synchronized Watch watch(Consumer<HeldTransition> watcher) {
    return new Watch(List.of(), stopOf(watcher));
  }

  private Runnable stopOf(Consumer<HeldTransition> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  private List<HeldTransition> after(String eventId) {
    List<HeldTransition> after = new ArrayList<>();
    for (HeldTransition transition : transitions) {
      if (transition.eventId().equals(eventId)) {
        after.clear();
      } else {
        after.add(transition);
      }
    }
    return after;
  }
}
