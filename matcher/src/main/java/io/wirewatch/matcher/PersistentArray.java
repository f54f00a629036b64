package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * An array that does not change: an edit makes another, which shares with it all but the chunks
 * that were written to. One write among a million places copies a thousand references twice.
 */
final class PersistentArray<T> {
  private static final int BITS = 10;
  private static final int CHUNK = 1 << BITS;

  private final @Nullable Object[][] chunks;

  private PersistentArray(@Nullable Object[][] chunks) {
    this.chunks = chunks;
  }

  static <T> PersistentArray<T> empty() {
    return new PersistentArray<>(new Object[0][]);
  }

  /** The value at a place, or null when none was set there. */
  @SuppressWarnings("unchecked") // only a T is ever set
  @Nullable T get(int index) {
    int chunk = index >>> BITS;
    return chunk < chunks.length ? (T) chunks[chunk][index & (CHUNK - 1)] : null;
  }

  /** The number of places that can be read without meeting the end. */
  int capacity() {
    return chunks.length << BITS;
  }

  Editor<T> edit() {
    return new Editor<>(chunks.clone());
  }

  /** Writes to a copy, copying each chunk once. */
  static final class Editor<T> {
    private @Nullable Object[][] chunks;
    private final BitSet copied = new BitSet();

    private Editor(@Nullable Object[][] chunks) {
      this.chunks = chunks;
    }

    @SuppressWarnings("unchecked") // only a T is ever set
    @Nullable T get(int index) {
      int chunk = index >>> BITS;
      return chunk < chunks.length ? (T) chunks[chunk][index & (CHUNK - 1)] : null;
    }

    void set(int index, @Nullable T value) {
      int chunk = index >>> BITS;
      if (chunk >= chunks.length) {
        int before = chunks.length;
        chunks = Arrays.copyOf(chunks, chunk + 1);
        for (int added = before; added <= chunk; added++) {
          chunks[added] = new Object[CHUNK];
          copied.set(added);
        }
      } else if (!copied.get(chunk)) {
        chunks[chunk] = chunks[chunk].clone();
        copied.set(chunk);
      }
      chunks[chunk][index & (CHUNK - 1)] = value;
    }

    PersistentArray<T> done() {
      return new PersistentArray<>(chunks);
    }
  }
}
