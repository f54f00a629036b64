package io.wirewatch.matcher;

import org.junit.jupiter.api.Test;

/**
 * Random queries and documents, of all of which the matcher must say what Lucene says. The build
 * tries the same pairs each time. More, and others, by
 *
 * <pre>./mvnw -pl matcher -am test -Dtest=OracleTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Doracle.pairs=2000000</pre>
 */
class OracleTest {
  private static final int PAIRS = 60_000;
  private static final int PER_SENTENCE = 10;

  @Test
  void saysWhatLuceneSays() {
    Seeds.each(PAIRS, seed -> new Comparison(Batch.of(seed, PER_SENTENCE)).check(getClass()));
  }
}
