package io.wirewatch.benchmarks.timing;

import java.lang.management.ManagementFactory;

/** The memory of this process. */
final class Heap {
  private Heap() {}

  /** In bytes, after garbage collections, until they find no more. */
  static long inUse() {
    long before = Long.MAX_VALUE;
    while (true) {
      System.gc();
      long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      if (now > before - before / 1_000) {
        return now;
      }
      before = now;
    }
  }
}
