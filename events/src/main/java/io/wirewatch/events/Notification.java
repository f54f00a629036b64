package io.wirewatch.events;

import static io.wirewatch.events.Contract.required;

/**
 * One alert's transition for one receiver, as {@code wirewatch.notifications} carries it.
 *
 * @param id the same across retries and restarts; receivers know a repeat by it
 * @param receiver the receiver's id
 * @param alert what it is told
 */
public record Notification(String id, String receiver, Alert alert) {

  /** Refuses what cannot do without. */
  public Notification {
    required(id, "id");
    required(receiver, "receiver");
    required(alert, "alert");
  }

  /** The notification of an alert's transition for a receiver; its id follows from both. */
  public static Notification of(Alert alert, String receiver) {
    return new Notification(alert.id() + "-" + alert.sequence() + "-" + receiver, receiver, alert);
  }
}
