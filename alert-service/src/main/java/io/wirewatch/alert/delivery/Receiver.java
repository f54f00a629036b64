package io.wirewatch.alert.delivery;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.wirewatch.guard.GuardedHttpClient;
import java.time.InstantSource;

/** Somebody who is told, as {@code receivers.yaml} describes them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface Receiver {
  /** Its id, which rules name. */
  String id();

  /** Whether it is told anything; one that is not configured to the end is not. */
  boolean isOn();

  /** The way to it. Only for one that is on. */
  Channel open(GuardedHttpClient http, InstantSource clock);
}
