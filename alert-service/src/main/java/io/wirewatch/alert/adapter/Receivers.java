package io.wirewatch.alert.adapter;

import io.wirewatch.alert.delivery.Receiver;
import io.wirewatch.configuration.Problem;
import java.util.List;

/**
 * Those who can be told.
 *
 * @param receivers all that are described well
 * @param problems what is wrong with others
 */
public record Receivers(List<Receiver> receivers, List<Problem> problems) {

  /** Copies the lists. */
  public Receivers {
    receivers = List.copyOf(receivers);
    problems = List.copyOf(problems);
  }
}
