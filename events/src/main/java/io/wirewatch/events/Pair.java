package io.wirewatch.events;

import static io.wirewatch.events.Contract.name;

/**
 * Two sides of one event.
 *
 * @param from who did it; of a call, who is named first
 * @param to to whom it was done; of a call, the other
 */
public record Pair(String from, String to) {
  /** Refuses what cannot do without. */
  public Pair {
    name(from, "from");
    name(to, "to");
  }
}
