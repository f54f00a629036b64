package io.wirewatch.alert.timeline;

/**
 * Instants in order, each as often as it was added. Most come last and go first, so they lie in an
 * array with room at both ends: one that comes or goes in between moves those on its shorter side.
 */
final class Times {
  private long[] times = new long[1];
  private int from;
  private int to;

  boolean isEmpty() {
    return from == to;
  }

  /** Adds an instant; whether it is new. */
  boolean add(long time) {
    int at = notBefore(time);
    boolean isNew = at == to || times[at] != time;
    if (at - from < to - at && from > 0) {
      System.arraycopy(times, from, times, from - 1, at - from);
      from--;
      times[at - 1] = time;
    } else {
      at -= to == times.length ? makeRoom() : 0;
      System.arraycopy(times, at, times, at + 1, to - at);
      times[at] = time;
      to++;
    }
    return isNew;
  }

  /** Makes room at the end; tells by how much all has moved to the front. */
  private int makeRoom() {
    int moved = from;
    int size = to - from;
    long[] larger = size > times.length / 2 ? new long[size + size / 2 + 1] : times;
    System.arraycopy(times, from, larger, 0, size);
    times = larger;
    from = 0;
    to = size;
    return moved;
  }

  /** Takes an instant away once; whether it is gone now. */
  boolean remove(long time) {
    int at = notBefore(time);
    if (at == to || times[at] != time) {
      return false;
    }
    if (at - from < to - at) {
      System.arraycopy(times, from, times, from + 1, at - from);
      from++;
    } else {
      System.arraycopy(times, at + 1, times, at, to - at - 1);
      to--;
    }
    return count(time) == 0;
  }

  /** The place of the first that is not before an instant. */
  private int notBefore(long time) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How often an instant is there. */
  int count(long time) {
    return notBefore(time + 1) - notBefore(time);
  }

  /** How many there are after one instant up to another, inclusive. */
  int between(long after, long upTo) {
    return notBefore(upTo + 1) - notBefore(after + 1);
  }

  /** The latest that is earlier; {@link Nanos#EVER} when none is. */
  long before(long time) {
    int at = notBefore(time);
    return at == from ? Nanos.EVER : times[at - 1];
  }

  /** The earliest that is not earlier; {@link Nanos#NEVER} when none is. */
  long notEarlier(long time) {
    int at = notBefore(time);
    return at == to ? Nanos.NEVER : times[at];
  }

  /** The earliest that is later; {@link Nanos#NEVER} when none is. */
  long after(long time) {
    return time == Nanos.NEVER ? Nanos.NEVER : notEarlier(time + 1);
  }
}
