package io.wirewatch.alert.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Instants in order, each as often as it was added. Most come last and go first, so they lie in an
 * array with room at both ends: one that comes or goes in between moves those on its shorter side.
 * Where there are many, they lie in several arrays of at most {@link #MOST}, so that no more than
 * one is moved.
 */
final class Times {
  static final int MOST = 512;

  private long[] times = new long[1];
  private int from;
  private int to;

  /** What comes before those in the array here: in order, none of them empty, none in parts. */
  private List<Times> earlier = List.of();

  boolean isEmpty() {
    return from == to;
  }

  /** Adds an instant; whether it is new. */
  boolean add(long time) {
    int part = part(time);
    Times in = part(part);
    boolean isNew = in.insert(time);
    if (in.to - in.from > MOST) {
      earlier = earlier.isEmpty() ? new ArrayList<>() : earlier;
      earlier.add(part, in.splitOff());
    }
    return isNew;
  }

  private boolean insert(long time) {
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

  /** Parts with the earlier half. */
  private Times splitOff() {
    Times half = new Times();
    half.to = (to - from) / 2;
    half.times = new long[half.to];
    System.arraycopy(times, from, half.times, 0, half.to);
    from += half.to;
    return half;
  }

  /** Takes an instant away once; whether it is gone now. */
  boolean remove(long time) {
    int part = part(time);
    Times in = part(part);
    if (!in.take(time)) {
      return false;
    }
    if (in.isEmpty() && part < earlier.size()) {
      earlier.remove(part);
    } else if (isEmpty() && !earlier.isEmpty()) {
      Times last = earlier.removeLast();
      times = last.times;
      from = last.from;
      to = last.to;
    }
    return notEarlier(time) != time;
  }

  private boolean take(long time) {
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
    return true;
  }

  /** The number of the first part that reaches an instant; of the last where none does. */
  private int part(long time) {
    int low = 0;
    int high = earlier.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Times part = earlier.get(middle);
      if (part.times[part.to - 1] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Times part(int number) {
    return number < earlier.size() ? earlier.get(number) : this;
  }

  /** The place in the array here of the first that is not before an instant. */
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
    return between(time - 1, time);
  }

  /** How many there are after one instant up to another, inclusive. */
  int between(long after, long upTo) {
    int first = part(after + 1);
    int last = part(upTo + 1);
    int whole = 0;
    for (int number = first; number < last; number++) {
      whole += part(number).to - part(number).from;
    }
    Times start = part(first);
    Times end = part(last);
    return whole + end.notBefore(upTo + 1) - end.from - start.notBefore(after + 1) + start.from;
  }

  /** The latest that is earlier; {@link Nanos#EVER} when none is. */
  long before(long time) {
    int number = part(time);
    Times in = part(number);
    int at = in.notBefore(time);
    if (at > in.from) {
      return in.times[at - 1];
    }
    Times previous = number == 0 ? in : part(number - 1);
    return number == 0 ? Nanos.EVER : previous.times[previous.to - 1];
  }

  /** The earliest that is not earlier; {@link Nanos#NEVER} when none is. */
  long notEarlier(long time) {
    Times in = part(part(time));
    int at = in.notBefore(time);
    return at == in.to ? Nanos.NEVER : in.times[at];
  }

  /** The earliest that is later; {@link Nanos#NEVER} when none is. */
  long after(long time) {
    return time == Nanos.NEVER ? Nanos.NEVER : notEarlier(time + 1);
  }

  /** The number of instants in the largest array: the most that one more or less can move. */
  int largest() {
    return Math.max(
        to - from, earlier.stream().mapToInt(part -> part.to - part.from).max().orElse(0));
  }
}
