package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What somebody said of an alert, as {@code wirewatch.feedback} carries it. Of each person the last
 * verdict on an alert stands, and beside it whether they have seen it.
 *
 * @param alert the alert's id
 * @param rule the rule's id
 * @param said what was said
 * @param why in their own words; may be empty
 * @param by who said it; empty where they did not say
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Feedback(String alert, String rule, Said said, String why, String by, Instant at) {

  /** Fills in what is absent and refuses what cannot do without. */
  public Feedback {
    required(alert, "alert");
    required(rule, "rule");
    required(said, "said");
    required(at, "at");
    why = orEmpty(why);
    by = orEmpty(by);
  }

  /** What a later word of the same person takes the place of. */
  public String key() {
    return alert + "|" + (said == Said.ACKNOWLEDGED ? "seen" : "verdict") + "|" + by;
  }

  /** What can be said of an alert. */
  public enum Said {
    /** Somebody has seen it and looks after it. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    /** It was good to be told. */
    @JsonProperty("useful")
    USEFUL,
    /** It should not have been told. */
    @JsonProperty("noise")
    NOISE
  }
}
