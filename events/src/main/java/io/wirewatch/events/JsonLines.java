package io.wirewatch.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads NDJSON of any length line by line, in memory no more than one of them. */
public final class JsonLines {
  private final InputStream stream;
  private final int maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private int number;
  private boolean tooLong;

  /**
   * The lines of a stream.
   *
   * @param maxBytes the longest line that is taken whole
   */
  public JsonLines(InputStream stream, int maxBytes) {
    this.stream = stream;
    this.maxBytes = maxBytes;
  }

  /** Goes to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    while (filled()) {
      number++;
      if (!readLine()) {
        return true;
      }
    }
    return false;
  }

  /** The line's number, counted from 1. */
  public int number() {
    return number;
  }

  /** The line without its end, cut off when it is too long. */
  public byte[] bytes() {
    return line.toByteArray();
  }

  /** Whether it is longer than is taken. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Reads a line; true when it is blank. */
  private boolean readLine() throws IOException {
    line.reset();
    tooLong = false;
    boolean blank = true;
    boolean ended = false;
    while (!ended && filled()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        blank &= buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r';
        at++;
      }
      int taken = Math.min(at - from, maxBytes - line.size());
      line.write(buffer, from, taken);
      tooLong |= taken < at - from;
      ended = at < end;
      at += ended ? 1 : 0;
    }
    return blank;
  }

  /** Whether the buffer has something to read; false at the end of the stream. */
  private boolean filled() throws IOException {
    while (at == end) {
      int n = stream.read(buffer, 0, buffer.length);
      if (n < 0) {
        return false;
      }
      at = 0;
      end = n;
    }
    return true;
  }
}
