package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * The last word on a notification, as the ledger {@code wirewatch.deliveries} carries it.
 *
 * @param id the notification's id
 * @param receiver the receiver's id
 * @param alert the alert's id
 * @param rule the rule's id
 * @param outcome how it stands
 * @param attempts how often it was tried
 * @param detail what the receiver answered last, in words
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Delivery(
    String id,
    String receiver,
    String alert,
    String rule,
    Outcome outcome,
    int attempts,
    String detail,
    Instant at) {

  /** Fills in what is absent and refuses what cannot do without. */
  public Delivery {
    required(id, "id");
    required(receiver, "receiver");
    required(alert, "alert");
    required(rule, "rule");
    required(outcome, "outcome");
    required(at, "at");
    detail = orEmpty(detail);
  }

  /** How a notification stands. */
  public enum Outcome {
    /** The receiver took it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** The receiver refused it for good. */
    @JsonProperty("refused")
    REFUSED,
    /** Every attempt failed. */
    @JsonProperty("given_up")
    GIVEN_UP,
    /** There is no such receiver, or it is switched off. */
    @JsonProperty("no_receiver")
    NO_RECEIVER
  }
}
