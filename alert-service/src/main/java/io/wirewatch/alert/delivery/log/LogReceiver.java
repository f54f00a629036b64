package io.wirewatch.alert.delivery.log;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.wirewatch.alert.delivery.Channel;
import io.wirewatch.alert.delivery.Receiver;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.guard.GuardedHttpClient;
import java.time.InstantSource;

/**
 * The service's log as a receiver.
 *
 * @param id as rules name it
 */
@JsonTypeName("log")
public record LogReceiver(String id) implements Receiver {

  /** Refuses what cannot do without. */
  public LogReceiver {
    if (id == null || id.isBlank()) {
      throw new InvalidField("id", "is missing");
    }
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public Channel open(GuardedHttpClient http, InstantSource clock) {
    return new LogChannel();
  }
}
