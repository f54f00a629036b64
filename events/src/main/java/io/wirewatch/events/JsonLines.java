package io.wirewatch.events;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads NDJSON of any length line by line, in memory no more than one of them. */
public final class JsonLines {
  private final InputStream stream;
  private final int maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private int number;
  private boolean tooLong;

  /**
   * The lines of a stream.
   *
   * @param maxBytes the longest line that is taken whole
   */
  public JsonLines(InputStream stream, int maxBytes) {
    this.stream = new BufferedInputStream(stream, 1 << 16);
    this.maxBytes = maxBytes;
  }

  /** Goes to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    for (int first = stream.read(); first != -1; first = stream.read()) {
      number++;
      if (!readFrom(first)) {
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
  private boolean readFrom(int first) throws IOException {
    line.reset();
    tooLong = false;
    boolean blank = true;
    for (int next = first; next != -1 && next != '\n'; next = stream.read()) {
      blank &= next == ' ' || next == '\t' || next == '\r';
      if (line.size() < maxBytes) {
        line.write(next);
      } else {
        tooLong = true;
      }
    }
    return blank;
  }
}
