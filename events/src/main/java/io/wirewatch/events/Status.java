package io.wirewatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a text tells of an event. */
public enum Status {
  /** It happened or is happening, also when only one side says so. */
  @JsonProperty("reported")
  REPORTED,
  /** It is promised, agreed or about to happen. */
  @JsonProperty("planned")
  PLANNED,
  /** Somebody asks for it. */
  @JsonProperty("demanded")
  DEMANDED,
  /** Somebody threatens to do it. */
  @JsonProperty("threatened")
  THREATENED,
  /** It is denied, refused, rejected or ruled out. */
  @JsonProperty("denied")
  DENIED,
  /** It is lifted, eased, called off, withdrawn or over. */
  @JsonProperty("ended")
  ENDED,
  /** It may happen, or is feared or considered. */
  @JsonProperty("hypothetical")
  HYPOTHETICAL,
  /** It is history: long ago, remembered, tried in court. */
  @JsonProperty("past")
  PAST;

  /** As it stands in JSON. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
