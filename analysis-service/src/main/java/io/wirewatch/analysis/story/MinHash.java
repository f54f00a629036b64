package io.wirewatch.analysis.story;

import io.wirewatch.events.Fingerprint;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fingerprint of a text: b-bit minwise hashing (Li and König, WWW 2010) with 8 bits over
 * three-word shingles. Case and punctuation do not count.
 */
public final class MinHash {
  private static final int SHINGLE = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final long[] SEEDS = seeds();

  private MinHash() {}

  /** The fingerprint, as {@code TaggedArticle} describes it. */
  public static String fingerprint(String text) {
    long[] smallest = new long[Fingerprint.PLACES];
    Arrays.fill(smallest, Long.MAX_VALUE);
    long[] words = new long[SHINGLE];
    int count = 0;
    for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); count++) {
      words[count % SHINGLE] = hash(word.group());
      if (count >= SHINGLE - 1) {
        long shingle = 0;
        for (int i = 1; i <= SHINGLE; i++) {
          shingle = mix(shingle * 31 + words[(count + i) % SHINGLE]);
        }
        for (int place = 0; place < smallest.length; place++) {
          smallest[place] = Math.min(smallest[place], mix(shingle ^ SEEDS[place]));
        }
      }
    }
    return count < SHINGLE ? "" : encode(smallest);
  }

  private static String encode(long[] smallest) {
    byte[] places = new byte[smallest.length];
    for (int place = 0; place < places.length; place++) {
      places[place] = (byte) smallest[place];
    }
    return Base64.getEncoder().encodeToString(places);
  }

  private static long hash(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  private static long[] seeds() {
    long[] seeds = new long[Fingerprint.PLACES];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = mix((i + 1) * 0x9e3779b97f4a7c15L);
    }
    return seeds;
  }
}
