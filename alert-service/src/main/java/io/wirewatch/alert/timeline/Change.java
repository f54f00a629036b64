package io.wirewatch.alert.timeline;

/**
 * What an item that was added or taken away has changed.
 *
 * @param from the first instant at which something may be otherwise, inclusive
 * @param to the last, exclusive; not after {@code from} when nothing is otherwise
 * @param joined whether something new is counted from the item's own instant on
 */
public record Change(long from, long to, boolean joined) {
  /** Nothing is otherwise. */
  public static final Change NONE = new Change(Nanos.NEVER, Nanos.EVER, false);

  /** Whether anything is otherwise. */
  public boolean isAny() {
    return from < to;
  }

  /** Both, and what lies between. */
  public Change and(Change other) {
    return new Change(Math.min(from, other.from), Math.max(to, other.to), joined || other.joined);
  }

  /** The same, though nothing joined. */
  public Change unnoticed() {
    return new Change(from, to, false);
  }
}
