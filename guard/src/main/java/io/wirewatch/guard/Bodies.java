package io.wirewatch.guard;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/** Reads bodies that may be hostile: endless, or small until decompressed. */
final class Bodies {
  private Bodies() {}

  /** The body is longer than allowed. */
  static final class TooLargeException extends IOException {}

  /**
   * Reads a body to its end.
   *
   * @param encoding the {@code Content-Encoding}: empty, {@code identity}, {@code gzip} or {@code
   *     br}, for nothing else was asked for
   * @throws TooLargeException when it is longer than the limit, compressed or not
   * @throws IOException when it breaks off, is not in that encoding, or the encoding is another
   */
  static byte[] read(InputStream in, String encoding, int limit) throws IOException {
    InputStream counted = new Capped(in, limit);
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> drain(counted);
      case "gzip", "x-gzip" -> {
        PushbackInputStream peeked = new PushbackInputStream(counted, 1);
        int first = peeked.read();
        if (first < 0) {
          yield new byte[0];
        }
        peeked.unread(first);
        try (GZIPInputStream gzip = new GZIPInputStream(peeked)) {
          yield drain(new Capped(gzip, limit));
        } catch (StackOverflowError e) {
          // The JDK's reader recurses from one gzip member into the next
          throw new IOException("gzip of too many members", e);
        }
      }
      case "br" -> {
        try {
          yield drain(new Capped(new BrotliInputStream(counted), limit));
        } catch (RuntimeException e) {
          throw new IOException("not brotli: " + e.getMessage(), e);
        }
      }
      default -> throw new IOException("encoded as " + encoding + ", which was not asked for");
    };
  }

  private static byte[] drain(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("stopped while reading");
      }
    }
    return out.toByteArray();
  }

  private static final class Capped extends FilterInputStream {
    private long left;

    Capped(InputStream in, long limit) {
      super(in);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      count(n);
      return n;
    }

    @Override
    public void close() {
      // The connection is the caller's to close: closing its stream would read it to its end first
    }

    private void count(int n) throws TooLargeException {
      left -= Math.max(n, 0);
      if (left < 0) {
        throw new TooLargeException();
      }
    }
  }
}
