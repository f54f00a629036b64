package io.wirewatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who says that an event is as it is told. */
public enum Voice {
  /** The text itself. */
  @JsonProperty("asserted")
  ASSERTED,
  /** Somebody whom it quotes. */
  @JsonProperty("attributed")
  ATTRIBUTED,
  /** An adversary of who did it. */
  @JsonProperty("accused")
  ACCUSED
}
