package io.wirewatch.alert.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A match as it is stored: what decides how it counts in a few fields, so that a group is read
 * again quickly, and then the match as it was written, which only receipts read. Key, event time
 * and article are not in it: they name its place.
 *
 * <p>One byte of the format's number, four of {@link Matched#clauses}, none of which one meets that
 * no longer matches, then source, story and fingerprint, each in UTF-8 after two bytes of its
 * length, then the match. What was stored before there was a format is the match alone, which
 * starts with a brace.
 */
public final class StoredMatch {
  private static final byte FORMAT = 1;
  private static final int LENGTH = Short.BYTES;

  private StoredMatch() {}

  /** What is stored of a match. */
  public static byte[] write(Matched matched) {
    byte[] source = matched.source().getBytes(UTF_8);
    byte[] story = matched.story().getBytes(UTF_8);
    byte[] fingerprint = matched.fingerprint().getBytes(UTF_8);
    int texts = source.length + story.length + fingerprint.length;
    ByteBuffer stored =
        ByteBuffer.allocate(1 + Integer.BYTES + 3 * LENGTH + texts + matched.match().length)
            .put(FORMAT)
            .putInt(matched.matches() ? matched.clauses() : 0);
    put(stored, source);
    put(stored, story);
    put(stored, fingerprint);
    return stored.put(matched.match()).array();
  }

  private static void put(ByteBuffer stored, byte[] text) {
    if (text.length > Character.MAX_VALUE) {
      throw new IllegalArgumentException("a name of " + text.length + " bytes");
    }
    stored.putShort((short) text.length).put(text);
  }

  /** The match, given its place. */
  public static Matched read(String key, long time, String article, byte[] stored) {
    if (stored[0] != FORMAT) {
      return Matched.read(stored);
    }
    ByteBuffer from = ByteBuffer.wrap(stored, 1, stored.length - 1);
    int clauses = from.getInt();
    String source = text(stored, from);
    String story = text(stored, from);
    String fingerprint = text(stored, from);
    byte[] match = Arrays.copyOfRange(stored, from.position(), stored.length);
    return new Matched(key, true, article, time, clauses, source, story, fingerprint, match);
  }

  private static String text(byte[] stored, ByteBuffer from) {
    int length = Short.toUnsignedInt(from.getShort());
    String text = new String(stored, from.position(), length, UTF_8);
    from.position(from.position() + length);
    return text;
  }

  /** The match as it was written. */
  public static byte[] written(byte[] stored) {
    if (stored[0] != FORMAT) {
      return stored;
    }
    ByteBuffer from = ByteBuffer.wrap(stored, 1 + Integer.BYTES, stored.length - 1 - Integer.BYTES);
    for (int text = 0; text < 3; text++) {
      int length = Short.toUnsignedInt(from.getShort());
      from.position(from.position() + length);
    }
    return Arrays.copyOfRange(stored, from.position(), stored.length);
  }
}
