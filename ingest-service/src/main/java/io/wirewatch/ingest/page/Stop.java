package io.wirewatch.ingest.page;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.CancellationException;

/**
 * Where a reading asks whether it is to end: its thread is interrupted when it takes too long, and
 * what it does in each step until it asks again is bounded.
 */
final class Stop {
  private Stop() {}

  /** Ends the reading of a thread that was interrupted. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the reading of a page was stopped");
    }
  }

  /** Text that is read no further by a thread that was interrupted. */
  static final class Text extends FilterReader {
    Text(String text) {
      super(new StringReader(text));
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      check();
      return super.read(into, offset, length);
    }
  }
}
