package io.wirewatch.alert.episode;

import io.wirewatch.events.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Matched articles for tests. Minutes count from {@link #START}. */
final class Samples {
  static final Instant START = Instant.parse("2021-03-30T00:00:00Z");

  private Samples() {}

  static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /** A story of its own. */
  static Matched article(String id, int minute) {
    return article(id, minute, id + "-owner", id.hashCode());
  }

  /** A telling of a story; those with the same story number are copies. */
  static Matched article(String id, int minute, String owner, int story) {
    byte[] fingerprint = new byte[64];
    new Random(story).nextBytes(fingerprint);
    return new Matched(
        new Alert.Counted(
            id,
            id + ".example",
            owner,
            "Title of " + id,
            "",
            minute(minute),
            minute(minute),
            List.of()),
        Base64.getEncoder().encodeToString(fingerprint),
        "",
        "");
  }
}
