package io.wirewatch.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;

/** A stream of lines, to be had in batches. No more than a buffer of it is in memory. */
final class LineSource implements AutoCloseable {
  private static final int POLLS = 10;
  private static final long POLL_NANOS = 10_000_000;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  LineSource(InputStream in) {
    this.in = in;
  }

  /** Whether anything follows; waits for it. */
  boolean hasMore() throws IOException {
    while (at == end) {
      int n = in.read(buffer, 0, buffer.length);
      if (n < 0) {
        return false;
      }
      at = 0;
      end = n;
    }
    return true;
  }

  /** Leaves out that many lines, or all when there are fewer. */
  void skip(long lines) throws IOException {
    for (long left = lines; left > 0 && hasMore(); at++) {
      left -= buffer[at] == '\n' ? 1 : 0;
    }
  }

  /**
   * The next lines, as a stream that ends with a line when it has that many bytes, or at a pause.
   */
  Batch batch(long enough) {
    return new Batch(enough);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Whether nothing comes for a moment. */
  private boolean pauses() throws IOException {
    for (int i = 0; i < POLLS && in.available() == 0; i++) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return in.available() == 0;
  }

  /** Some of the lines. */
  final class Batch extends InputStream {
    private final long enough;
    private long bytes;
    private int lines;
    private boolean withinLine;
    private boolean ended;

    private Batch(long enough) {
      this.enough = enough;
    }

    /** How many lines were read, blank ones too. */
    int lines() {
      return lines + (withinLine ? 1 : 0);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (ended || !hasMore()) {
        return -1;
      }
      int n = 0;
      int most = Math.min(length, end - at);
      while (n < most && !ended) {
        withinLine = buffer[at + n++] != '\n';
        lines += withinLine ? 0 : 1;
        ended = !withinLine && bytes + n >= enough;
      }
      System.arraycopy(buffer, at, target, offset, n);
      at += n;
      bytes += n;
      ended |= !withinLine && at == end && pauses();
      return n;
    }
  }
}
