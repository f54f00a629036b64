package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;

/**
 * The patterns of words that stored queries ask for in one field, filed by the prefix that their
 * words share. A term is tried against those filed under one of its own prefixes, and against those
 * that have none: many of the latter make each new word of the stream expensive.
 */
final class Patterns {
  private static final int LONGEST_PREFIX = 63;

  private record Pattern(int id, Predicate<BytesRef> accepts) {}

  private final Map<String, Pattern[]> byPrefix = new ConcurrentHashMap<>();
  private volatile long lengths; // of prefixes: bit 3 when some are 3 long

  /** Adds a pattern. Not to be called by two threads at once. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // see above
  void add(int id, String prefix, Predicate<BytesRef> accepts) {
    String filed = prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length()));
    Pattern[] one = {new Pattern(id, accepts)};
    byPrefix.merge(filed, one, Patterns::join);
    lengths |= 1L << filed.length();
  }

  boolean isEmpty() {
    return lengths == 0;
  }

  /** Tells which patterns a term matches. */
  void matching(String term, IntConsumer ids) {
    long left = lengths;
    if (left == 0) {
      return;
    }
    BytesRef utf8 = new BytesRef(term);
    for (; left != 0; left &= left - 1) {
      int length = Long.numberOfTrailingZeros(left);
      if (length > term.length()) {
        return;
      }
      Pattern[] filed = byPrefix.get(term.substring(0, length));
      if (filed != null) {
        for (Pattern pattern : filed) {
          if (pattern.accepts().test(utf8)) {
            ids.accept(pattern.id());
          }
        }
      }
    }
  }

  private static Pattern[] join(Pattern[] some, Pattern[] more) {
    Pattern[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
