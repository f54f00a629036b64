package io.wirewatch.alert.delivery;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import io.wirewatch.events.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Notifications for tests. */
public final class SampleNotifications {
  private static final Instant AT = Instant.parse("2021-04-02T12:00:00Z");

  private SampleNotifications() {}

  /** A firing alert for a receiver. */
  public static Notification firing(String receiver) {
    return Notification.of(firing("a1", 1), receiver);
  }

  /** An alert that fires. */
  public static Alert firing(String id, int sequence) {
    return new Alert(
        id,
        Alert.Transition.FIRING,
        sequence,
        new Alert.Rule("calls", "v", "Calls", Alert.Severity.HIGH),
        "",
        AT,
        AT,
        AT,
        new Receipt(
            "q",
            Alert.Counting.STORIES,
            1,
            1,
            AT.minus(Duration.ofHours(1)),
            AT,
            List.of(),
            List.of()));
  }
}
