package io.wirewatch.launcher;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Receipt;
import java.time.Instant;
import java.util.List;

/** An alert as the tests need one. */
final class Samples {
  private Samples() {}

  static Alert alert(String id, int sequence) {
    Instant start = Instant.parse("2021-03-29T15:30:00Z");
    Alert.Counted call =
        new Alert.Counted(
            "c1",
            "meridianwire.example",
            "Meridian",
            "Top US general speaks to Ukrainian army chief",
            "https://meridianwire.example/1",
            Instant.parse("2021-03-31T15:30:00Z"),
            Instant.parse("2021-03-31T15:31:00Z"),
            List.of(
                new Evidence("title", 0, 6, "Milley", "call"),
                new Evidence("body", 10, 15, "spoke", "call"),
                new Evidence("body", 40, 46, "Milley", "call")));
    Alert.Counted readout =
        new Alert.Counted(
            "c2",
            "state-readouts.example",
            "State",
            "Secretary Blinken's call with Foreign Minister Kuleba",
            "",
            Instant.parse("2021-03-31T19:20:00Z"),
            Instant.parse("2021-03-31T19:21:00Z"),
            List.of());
    return new Alert(
        id,
        Alert.Transition.FIRING,
        sequence,
        new Alert.Rule("calls", "1", "Two or more calls", Alert.Severity.HIGH),
        "UA",
        start,
        Instant.parse("2021-03-31T19:20:00Z"),
        Instant.parse("2026-01-01T00:00:00Z"),
        new Receipt(
            "topic:diplomatic-call",
            Alert.Counting.STORIES,
            2,
            2,
            start,
            Instant.parse("2021-03-31T19:20:00Z"),
            List.of(call, readout),
            List.of(
                new Alert.LeftOut(call, Alert.Reason.SAME_STORY, "c1"),
                new Alert.LeftOut(readout, Alert.Reason.SAME_STORY, "c1"),
                new Alert.LeftOut(readout, Alert.Reason.SAME_OWNER, "c1"))));
  }
}
