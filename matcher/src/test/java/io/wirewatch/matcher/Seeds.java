package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Which batches a test tries: as many as it takes to make {@code -Doracle.pairs}, from {@code
 * -Doracle.seed} on. In the build these are always the same; when more pairs are asked for, the
 * first seed is random. Stops only when several batches have failed, so that one look shows more
 * than one fault.
 */
final class Seeds {
  private static final int ENOUGH = 10;

  private Seeds() {}

  static void each(int pairsInTheBuild, LongConsumer test) {
    long pairs = Long.getLong("oracle.pairs", pairsInTheBuild);
    long first = pairs > pairsInTheBuild ? new Random().nextInt(1_000_000_000) : 1;
    long seed = Long.getLong("oracle.seed", first);
    if (pairs > pairsInTheBuild) {
      System.out.printf("-Doracle.seed=%d -Doracle.pairs=%d%n", seed, pairs);
    }
    List<String> failures = new ArrayList<>();
    for (long done = 0; done < pairs && failures.size() < ENOUGH; done += Batch.PAIRS, seed++) {
      try {
        test.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        boolean ours = e instanceof AssertionError && e.getMessage() != null;
        failures.add(ours ? e.getMessage() : "of seed " + seed + ", thrown: " + trace(e));
      }
    }
    if (!failures.isEmpty()) {
      fail(String.join("\n\n", failures));
    }
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** How to try only one batch again. */
  static String again(Class<?> test, long seed) {
    return "./mvnw -pl matcher -am test -Dtest="
        + test.getSimpleName()
        + " -Dsurefire.failIfNoSpecifiedTests=false -Doracle.pairs=1 -Doracle.seed="
        + seed;
  }
}
