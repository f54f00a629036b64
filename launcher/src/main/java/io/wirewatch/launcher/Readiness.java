package io.wirewatch.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How one sees that a process serves. */
sealed interface Readiness {
  /** How a wait for it ended. */
  enum Outcome {
    /** It serves. */
    READY,
    /** It ended before. */
    DIED,
    /** It runs but does not serve. */
    LATE
  }

  /** Whether it serves now. */
  boolean holds();

  /** Waits until the process serves, ends, or the time is up. */
  default Outcome await(Process process, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      if (holds()) {
        return Outcome.READY;
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        return Outcome.DIED;
      }
    }
    return Outcome.LATE;
  }

  /** A GET of this address is answered with 200. */
  record Answers(URI address) implements Readiness {
    @Override
    public boolean holds() {
      try {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(5_000);
        try {
          return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
          connection.disconnect();
        }
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** Its log holds this text. */
  record Says(Path log, String text) implements Readiness {
    @Override
    public boolean holds() {
      try {
        return Files.readString(log, StandardCharsets.UTF_8).contains(text);
      } catch (IOException e) {
        return false;
      }
    }
  }
}
