package io.wirewatch.alert.timeline;

import java.util.Arrays;

/**
 * A count over time that changes in steps. A treap (Seidel and Aragon, Randomized search trees,
 * 1996) over the instants at which it changes, each node with the sum, the least and the greatest
 * prefix sum of the steps below it; so a step is added, the count at an instant read, and the next
 * instant at which it crosses a threshold found in a number of visits that grows with the logarithm
 * of the number of steps. A node's priority is a hash of its instant: the tree does not depend on
 * the order in which steps are added.
 */
final class Steps {
  private static final int NONE = 0;

  private long[] time = new long[4];
  private int[] step = new int[4];
  private int[] left = new int[4];
  private int[] right = new int[4];
  private int[] sum = new int[4];
  private int[] least = new int[4];
  private int[] greatest = new int[4];
  private int used;
  private int free;
  private int root;
  private int size;
  private long visits;

  /** At how many instants it changes. */
  int size() {
    return size;
  }

  /** How many nodes were looked at so far. */
  long visits() {
    return visits;
  }

  /** Adds a step: from this instant on the count is higher by so much. */
  void add(long at, int by) {
    if (by != 0) {
      root = add(root, at, by);
    }
  }

  private int add(int node, long at, int by) {
    visits++;
    if (node == NONE) {
      return create(at, by);
    }
    int top = node;
    if (at == time[node]) {
      step[node] += by;
      if (step[node] == 0) {
        int rest = merge(left[node], right[node]);
        release(node);
        return rest;
      }
    } else if (at < time[node]) {
      int child = add(left[node], at, by); // which may make the arrays anew
      left[node] = child;
      if (child != NONE && before(child, node)) {
        left[node] = right[child];
        right[child] = node;
        sumUp(node);
        top = child;
      }
    } else {
      int child = add(right[node], at, by); // which may make the arrays anew
      right[node] = child;
      if (child != NONE && before(child, node)) {
        right[node] = left[child];
        left[child] = node;
        sumUp(node);
        top = child;
      }
    }
    sumUp(top);
    return top;
  }

  private int merge(int earlier, int later) {
    visits++;
    if (earlier == NONE || later == NONE) {
      return earlier == NONE ? later : earlier;
    }
    if (before(earlier, later)) {
      right[earlier] = merge(right[earlier], later);
      sumUp(earlier);
      return earlier;
    }
    left[later] = merge(earlier, left[later]);
    sumUp(later);
    return later;
  }

  /** Whether a node belongs above another. */
  private boolean before(int node, int other) {
    long a = priority(time[node]);
    long b = priority(time[other]);
    return a != b ? a > b : time[node] > time[other];
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long priority(long time) {
    long z = (time ^ (time >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private void sumUp(int node) {
    int here = sum[left[node]] + step[node];
    sum[node] = here + sum[right[node]];
    int low = here;
    int high = here;
    if (left[node] != NONE) {
      low = Math.min(low, least[left[node]]);
      high = Math.max(high, greatest[left[node]]);
    }
    if (right[node] != NONE) {
      low = Math.min(low, here + least[right[node]]);
      high = Math.max(high, here + greatest[right[node]]);
    }
    least[node] = low;
    greatest[node] = high;
  }

  private int create(long at, int by) {
    int node = free;
    if (node == NONE) {
      node = ++used;
      if (node == time.length) {
        grow(node + node / 2 + 1);
      }
    } else {
      free = left[node];
    }
    time[node] = at;
    step[node] = by;
    left[node] = NONE;
    right[node] = NONE;
    sumUp(node);
    size++;
    return node;
  }

  private void grow(int length) {
    time = Arrays.copyOf(time, length);
    step = Arrays.copyOf(step, length);
    left = Arrays.copyOf(left, length);
    right = Arrays.copyOf(right, length);
    sum = Arrays.copyOf(sum, length);
    least = Arrays.copyOf(least, length);
    greatest = Arrays.copyOf(greatest, length);
  }

  private void release(int node) {
    left[node] = free;
    free = node;
    size--;
  }

  /** The count at an instant. */
  int at(long instant) {
    int count = 0;
    int node = root;
    while (node != NONE) {
      visits++;
      if (time[node] <= instant) {
        count += sum[left[node]] + step[node];
        node = right[node];
      } else {
        node = left[node];
      }
    }
    return count;
  }

  /** The first step after an instant from which on the count is at least so much. */
  long firstAtLeast(long after, int threshold) {
    return firstAtLeast(root, 0, after, threshold);
  }

  private long firstAtLeast(int node, int before, long after, int threshold) {
    visits++;
    if (node == NONE || before + greatest[node] < threshold) {
      return Nanos.NEVER;
    }
    int here = before + sum[left[node]] + step[node];
    if (time[node] > after) {
      long earlier = firstAtLeast(left[node], before, after, threshold);
      if (earlier != Nanos.NEVER) {
        return earlier;
      }
      if (here >= threshold) {
        return time[node];
      }
    }
    return firstAtLeast(right[node], here, after, threshold);
  }

  /** The first step after an instant from which on the count is below so much. */
  long firstBelow(long after, int threshold) {
    return firstBelow(root, 0, after, threshold);
  }

  private long firstBelow(int node, int before, long after, int threshold) {
    visits++;
    if (node == NONE || before + least[node] >= threshold) {
      return Nanos.NEVER;
    }
    int here = before + sum[left[node]] + step[node];
    if (time[node] > after) {
      long earlier = firstBelow(left[node], before, after, threshold);
      if (earlier != Nanos.NEVER) {
        return earlier;
      }
      if (here < threshold) {
        return time[node];
      }
    }
    return firstBelow(right[node], here, after, threshold);
  }
}
