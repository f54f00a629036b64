package io.wirewatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an article's event time comes from. */
public enum TimeBasis {
  /** The publisher stated it. */
  @JsonProperty("stated")
  STATED,
  /** None was stated, or none that can be read: the time of receipt stands in. */
  @JsonProperty("undated")
  UNDATED,
  /** The stated one lay more than five minutes ahead: the time of receipt stands in. */
  @JsonProperty("future")
  FUTURE
}
